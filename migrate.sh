#!/usr/bin/env bash
# Adds a migration to both databases: ./migrate.sh AddedTerms
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?usage: ./migrate.sh NAME}

dotnet tool restore
dotnet build Platform.Web
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$name" --no-build --project Platform.Web --context "${provider}PlatformDb" \
    --output-dir "Data/Migrations/$provider" --namespace "Platform.Web.Data.Migrations.$provider"
done
