using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Backups;

public sealed partial class LoginTokenTests
{
    [Fact]
    public async Task An_admin_who_has_lost_all_tokens_gets_another_by_a_token_of_the_program()
    {
        await using var silo = await BackedUpSilo.StartAsync(Dialect.Postgres, "--Accounts:Enabled", "true");
        var first = await AskAsync(silo);
        Assert.Equal(201, (await LogInAsync(silo, first)).Status);

        // Beside a silo at work, which has an admin.
        var (status, token) = await LogInAsync(silo, await AskAsync(silo));

        Assert.Equal(201, status);
        silo.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal("ann", (string?)(await silo.GetAsync("/api/v1/whoami"))["account"]);
        Assert.Equal(401, (await LogInAsync(silo, first)).Status);
    }

    [Fact]
    public async Task The_embedded_database_is_given_to_one_program_at_a_time()
    {
        await using var silo = await BackedUpSilo.StartAsync(Dialect.Sqlite, "--Accounts:Enabled", "true");

        var (exitCode, output) = await silo.RunAsync("login-token");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The login token failed: Another Boxyard uses ", output, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(BackedUpSilo silo)
    {
        var (exitCode, output) = await silo.RunAsync("login-token");
        Assert.True(exitCode == 0, output);
        return SetupPattern().Match(output).Value;
    }

    private static async Task<(int Status, string? Token)> LogInAsync(BackedUpSilo silo, string setup)
    {
        using var answer = await silo.Client.PostAsJsonAsync(
            "/api/v1/login", new Dictionary<string, string> { ["token"] = setup, ["name"] = "ann" });
        var text = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return ((int)answer.StatusCode, (string?)text!["token"]);
    }

    [GeneratedRegex("bxs_[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupPattern();
}
