# What ./run --accounts does beside starting its silo: makes the first admin, and tokens for the agent and the dashboard
# that it starts. Sourced by ./run.
# shellcheck shell=sh disable=SC2154,SC2034

local_agent_account=local-agent local_dashboard_account=local-dashboard

# The silo's output is kept, since the one-time token stands in it and nowhere else.
start_silo_with_accounts() {
    (umask 077 && : > "$data/silo.log")
    start_silo --Accounts:Enabled true "$@" >> "$data/silo.log" 2>&1 &
    silo_process=$!
    until grep -q 'Now listening on' "$data/silo.log"; do
        kill -0 "$silo_process" 2> /dev/null || fail "the silo did not start: see $data/silo.log"
        sleep 0.2
    done
    set_up_accounts
}

# Once: what it makes is kept beside the data, for its owner alone.
set_up_accounts() {
    tokens=$data/accounts/tokens
    if ! [ -e "$tokens" ]; then
        make_admin
        make_tokens
    fi
    # shellcheck disable=SC1090
    . "$tokens"
    export BOXYARD_AGENT__TOKEN="$agent_token" DASHBOARD__TOKEN="$dashboard_token"
    tell_admin
}

# A login of yours at another silo stays as it is: then this one is kept beside the data.
make_admin() {
    setup=$(grep -o 'bxs_[A-Za-z0-9_-]*' "$data/silo.log" | head -n 1) || setup=
    [ -n "$setup" ] ||
        fail "the silo has an admin already, and $tokens is not there: make tokens with \`boxyard tokens\`"
    if [ -e "${XDG_CONFIG_HOME:-$HOME/.config}/boxyard/config" ]; then
        export XDG_CONFIG_HOME="$data/accounts/login"
    fi
    echo "$setup" | cli login --url "http://127.0.0.1:$port" --name "$(id -un)"
}

make_tokens() {
    for account in "$local_agent_account box" "$local_dashboard_account viewer"; do
        cli accounts create "${account% *}" --role "${account#* }" > /dev/null
    done
    mkdir -p "$data/accounts"
    chmod 700 "$data/accounts"
    (
        umask 077
        agent=$(cli tokens create "$local_agent_account" --note ./run)
        dashboard=$(cli tokens create "$local_dashboard_account" --note ./run)
        printf 'agent_token=%s\ndashboard_token=%s\n' "$agent" "$dashboard" > "$tokens.new"
        mv "$tokens.new" "$tokens"
    )
}

tell_admin() {
    if [ -e "$data/accounts/login" ]; then
        echo "Accounts are on. You are signed in as $(id -un) with:  export XDG_CONFIG_HOME='$data/accounts/login'"
    else
        echo "Accounts are on. You are signed in as $(id -un), with what \`boxyard login\` keeps."
    fi
    echo "To sign in to the dashboard, make a token:  ./run tokens create $(id -un)"
}
