from concurrent.futures import ThreadPoolExecutor

from config.secrets import local_secret


def test_it_is_made_once_and_kept(tmp_path):
    file = tmp_path / "below" / "key"
    assert local_secret(file) == local_secret(file)
    assert len(local_secret(file)) > 50


def test_only_the_owner_reads_it(tmp_path):
    local_secret(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_processes_that_start_together_agree(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: local_secret(tmp_path / "key"), range(16)))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
