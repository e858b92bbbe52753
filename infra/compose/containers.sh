# shellcheck shell=sh
# The verbs of ./amana for the stack in containers; read by it, with $root set and fail defined.

containers=$root/.amana/containers # what is remembered of it, laid out as any stack's directory: run, keys, secrets

in_containers() {
    [ -e "$containers/run/port" ]
}

compose() {
    command -v docker >/dev/null ||
        fail "Docker with its compose plugin (2.24 or newer) is needed for --compose, and was not found."
    base=$(cat "$containers/run/port")
    COMPOSE_FILE=$(cat "$containers/run/files") \
        AMANA_PORT=$base AMANA_TLS_PORT=$((base + 363)) AMANA_MTLS_PORT=$((base + 364)) \
        AMANA_CONSENT_PORT=$((base + 1)) AMANA_TOKEN_PORT=$((base + 2)) AMANA_BANK_PORT=$((base + 4)) \
        AMANA_CONSENT_2_PORT=$((base + 11)) AMANA_TOKEN_2_PORT=$((base + 12)) docker compose "$@"
}

remember_containers() {
    base=8080
    files=$root/infra/compose/compose.yaml
    while [ $# -gt 0 ]; do
        case $1 in
            --compose) shift ;;
            --port) base=${2:?--port needs a number} && shift 2 ;;
            --instances)
                case ${2:?--instances needs a number} in
                    1) ;;
                    2) files=$files:$root/infra/compose/two-instances.yaml ;;
                    *) fail "--instances $2: choose 1 or 2" ;;
                esac
                shift 2
                ;;
            *) fail "what is \"$1\"? usage: ./amana up --compose [--port 8080] [--instances 2]" ;;
        esac
    done
    mkdir -p "$containers/run"
    echo "$files" >"$containers/run/files"
    echo "$base" >"$containers/run/port"
}

up_in_containers() {
    began=$(date +%s)
    remember_containers "$@"
    compose build --quiet
    if ! compose up --wait --remove-orphans; then
        compose ps --all
        compose logs --tail 40
        fail "not everything became healthy; see above"
    fi
    # What a TPP's developer is given: the sample applications' keys, and the key that registers more of them.
    (
        umask 077
        compose run --rm --no-deps -T --entrypoint tar secrets -C /setup/stack -c keys secrets |
            tar -x --no-same-owner -C "$containers"
    )
    cat <<WELCOME

Amana is up in containers ($(($(date +%s) - began)) s).

  API             http://localhost:$base/apigateway/bobf/release1.0.0
  Issuer          http://localhost:$base/apigateway/as
  TLS             https://localhost:$((base + 363)), with client certificates https://localhost:$((base + 364))
                  (authority $containers/keys/tls/authority.cert.pem)
  Sample PSU      CPR 800106976, mobile +97333106976, CIF 106976
  Her phone       http://localhost:$((base + 4))/phone/+97333106976
  Sample TPPs     tpp-one, tpp-two; keys in $containers/keys

Next: ./amana journey    Stop: ./amana down
WELCOME
}

down_in_containers() {
    compose down --remove-orphans
    rm "$containers/run/port"
}

restart_in_containers() {
    compose restart "${1:?restart what?}"
    compose up --wait --no-recreate
}
