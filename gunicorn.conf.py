"""Gunicorn behind a proxy: see docs/deploy.md."""

pythonpath = "platform"
wsgi_app = "config.wsgi"
preload_app = True
worker_class = "gthread"
threads = 4
max_requests = 2000
max_requests_jitter = 200
graceful_timeout = 30
control_socket_disable = True
