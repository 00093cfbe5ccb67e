// Variables are base64; only the shell below decodes them, and never as a part of its own text.
node {
  if ('@DISPLAY_NAME@') {
    currentBuild.displayName = '@DISPLAY_NAME@'
  }
  withEnv([
@VARIABLES@  ]) {
    try {
      deleteDir()
      stage('Checkout') {
        sh '''#!/bin/sh
set -eu
value() { printf %s "$1" | base64 -d; }
export GIT_TERMINAL_PROMPT=0 GIT_ALLOW_PROTOCOL=https:ssh:git
git clone --depth=1 --recurse-submodules --no-shallow-submodules \
    --branch="$(value "$BOXYARD_REF")" -- "$(value "$BOXYARD_URL")" source
'''
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
    } finally {
      deleteDir()
    }
  }
}

def build() {
  sh '''#!/bin/sh
set -eu
value() { printf %s "$1" | base64 -d; }
image=$(value "$BOXYARD_IMAGE")
platforms=$(value "$BOXYARD_PLATFORMS")
if [ "$(value "$BOXYARD_PUSH")" = true ] && [ -n "${REGISTRY_USER:-}" ]; then
    printf %s "$REGISTRY_PASSWORD" |
        docker login --username "$REGISTRY_USER" --password-stdin "$(value "$BOXYARD_REGISTRY")"
fi
cd "source/$(value "$BOXYARD_DIRECTORY")"
dockerfile=$(value "$BOXYARD_DOCKERFILE")
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
    docker buildx build --push --platform "$(printf %s "$platforms" | tr "\\n" ,)" "$@" .
fi
'''
}
