#!/bin/sh
# Makes the pictures of docs/dashboard.md anew, by the tests that look at the dashboard in Chromium.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
pictures='home-light job-light log-many box-ran-light queue-waits-light metrics-commits-dark submit-light
app-light app-build-light app-profile-compare-dark'

cd "$root"
dotnet build tests -c Release --disable-build-servers -nologo -clp:ErrorsOnly
dotnet test tests -c Release --no-build -nologo \
    --filter "FullyQualifiedName~Lab.Dashboard.PageTests|FullyQualifiedName~Lab.Dashboard.AppPageTests\
|FullyQualifiedName~Lab.Dashboard.LogTests"
mkdir -p docs/images
for picture in $pictures; do
    cp "artifacts/screenshots/$picture.png" docs/images/
done
