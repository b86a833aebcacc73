from django import forms

from theming.preferences import DATA_MODES, SCHEMES


class PreferencesForm(forms.Form):
    """Either field may be missing: each button of the menu sends one."""

    scheme = forms.ChoiceField(choices=[(scheme, scheme) for scheme in SCHEMES], required=False)
    data_mode = forms.ChoiceField(choices=[(mode, mode) for mode in DATA_MODES], required=False)
    next = forms.CharField(max_length=2000, required=False)
