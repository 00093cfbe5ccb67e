// Variables are base64; only the shell below decodes them, and never as a part of its own text.
// The texts for the shell have no backslash, which Groovy would take for itself.
node {
  if ('@DISPLAY_NAME@') {
    currentBuild.displayName = '@DISPLAY_NAME@'
  }
  withEnv([
@VARIABLES@  ]) {
    try {
      timeout(time: @TIMEOUT@, unit: 'SECONDS') {
        deleteDir()
        stage('Checkout') {
          checkoutCode()
        }
        stage('Build') {
          if ('@CREDENTIALS@') {
            withCredentials([usernamePassword(credentialsId: '@CREDENTIALS@',
                usernameVariable: 'REGISTRY_USER', passwordVariable: 'REGISTRY_PASSWORD')]) {
              build()
            }
          } else {
            build()
          }
        }
      }
    } finally {
      deleteDir()
    }
  }
}

def checkoutCode() {
  sh '''#!/bin/sh
set -eu
value() { printf %s "$1" | base64 -d; }
export GIT_TERMINAL_PROMPT=0 GIT_ALLOW_PROTOCOL=https:ssh:git
# Nobody has looked where a redirection leads, and git runs nothing that the code brings along.
code() { git -c http.followRedirects=false -c core.hooksPath=/dev/null "$@"; }
url=$(value "$BOXYARD_URL")
tag=$(value "$BOXYARD_TAG")
if [ -n "$tag" ]; then
    # A clone would take a branch of the same name before it.
    code init --quiet --template= -- source
    code -C source remote add -- origin "$url"
    code -C source fetch --depth=1 --no-recurse-submodules origin "+refs/tags/$tag:refs/tags/$tag"
    code -C source checkout --quiet --detach "refs/tags/$tag" --
else
    code clone --template= --depth=1 --no-recurse-submodules "--branch=$(value "$BOXYARD_BRANCH")" -- "$url" source
fi
code -C source submodule update --init --recursive --no-recommend-shallow
'''
}

def build() {
  sh '''#!/bin/sh
set -eu
value() { printf %s "$1" | base64 -d; }
root=$(realpath -e source)
# Where a path really is; a link of the code may lead to the files of this node.
inside() { # FIELD PATH
    found=$(realpath -e -- "$2")
    case $found/ in
        "$root"/*) printf %s "$found" ;;
        *)
            echo "The $1 is outside of the source." >&2
            exit 1
            ;;
    esac
}
directory=$(inside directory "$root/$(value "$BOXYARD_DIRECTORY")")
dockerfile=$(inside dockerfile "$directory/$(value "$BOXYARD_DOCKERFILE")")
image=$(value "$BOXYARD_IMAGE")
platforms=$(value "$BOXYARD_PLATFORMS")
if [ "$(value "$BOXYARD_PUSH")" = true ] && [ -n "${REGISTRY_USER:-}" ]; then
    # The password goes with this build. What else docker needs of the settings of the user is found as ever.
    settings=${DOCKER_CONFIG:-$HOME/.docker}
    BUILDX_CONFIG=${BUILDX_CONFIG:-$settings/buildx}
    DOCKER_CONFIG=$(mktemp -d)
    export BUILDX_CONFIG DOCKER_CONFIG
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    [ ! -d "$settings/cli-plugins" ] || ln -s "$settings/cli-plugins" "$DOCKER_CONFIG/cli-plugins"
    printf %s "$REGISTRY_PASSWORD" |
        docker login --username "$REGISTRY_USER" --password-stdin "$(value "$BOXYARD_REGISTRY")"
fi
cd "$directory"
set -- --pull --file "$dockerfile" --tag "$image"
for argument in $(value "$BOXYARD_BUILD_ARGS"); do
    set -- "$@" --build-arg "$(value "$argument")"
done
for platform in $platforms; do
    docker buildx build --load --platform "$platform" "$@" .
    if [ -n "$(value "$BOXYARD_TEST")" ]; then
        (
            if [ "$(value "$BOXYARD_MASK")" = true ]; then
                set -- --entrypoint= "$image"
            else
                set -- "$image"
            fi
            for word in $(value "$BOXYARD_TEST"); do
                set -- "$@" "$(value "$word")"
            done
            docker run --rm "$@"
        )
    fi
done
if [ "$(value "$BOXYARD_PUSH")" = true ]; then
    docker buildx build --push --platform "$(printf %s "$platforms" | paste -s -d, -)" "$@" .
fi
'''
}
