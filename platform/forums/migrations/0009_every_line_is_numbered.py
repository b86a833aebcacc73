from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0008_chain_old_lines"),
    ]

    operations = [
        migrations.AlterField(
            model_name="auditentry",
            name="number",
            field=models.PositiveBigIntegerField(unique=True),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="previous",
            field=models.CharField(max_length=64),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="digest",
            field=models.CharField(max_length=64),
        ),
    ]
