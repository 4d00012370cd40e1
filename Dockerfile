# One replica of Hearback. compose.yaml says how several run together.

FROM python:3.11-slim AS made
WORKDIR /made
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY surveys surveys
COPY bot bot
COPY admin admin
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home --home-dir /home/hearback hearback \
    && install -d -m 700 -o hearback -g hearback /home/hearback/secrets /home/hearback/data
COPY --from=made /venv /venv
COPY --chown=hearback:hearback surveys/definitions /home/hearback/surveys/definitions
USER 10001
WORKDIR /home/hearback
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HEARBACK_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/readyz', timeout=3)"]
CMD ["hearback", "run"]
