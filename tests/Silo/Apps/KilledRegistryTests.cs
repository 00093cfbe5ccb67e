using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>kill -9 of a silo whose registry is at work.</summary>
public sealed class KilledRegistryTests
{
    private const int UserCount = 3;
    private const int KillCount = 2;

    private static readonly string[] Files =
        ["ecr-icon.jpg", "ecr-science-image.jpg", "ecr-science-description.md"];

    [Fact]
    public async Task What_was_answered_is_there_and_an_app_is_there_with_all_of_it_or_not_at_all()
    {
        using var folder = new TestFolder();
        using var code = new GitRepository();
        var (asked, answered) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        for (var kill = 0; kill < KillCount; kill++)
        {
            var silo = await StartAsync(folder);
            var before = answered.Count;
            var users = Enumerable.Range(0, UserCount)
                .Select(user => WorkUntilRefusedAsync(silo.Address, code, $"{kill}{user}", user, asked, answered))
                .ToArray();
            await Eventually.BecomesTrueAsync(() => answered.Count >= before + 8);
            await silo.DisposeAsync();
            await Task.WhenAll(users);
        }

        await using var last = await StartAsync(folder);
        using var http = NewClient(last.Address, 0);
        foreach (var place in asked)
        {
            using var app = await http.GetAsync($"/ecr/apps/{place}/1");
            Assert.True(
                app.StatusCode is HttpStatusCode.OK || !answered.Contains(place), $"{place} was answered and is gone");
            foreach (var file in Files)
            {
                using var shown = await http.GetAsync($"/ecr/meta-files/{place}/1/{file}");
                Assert.Equal(app.StatusCode, shown.StatusCode);
            }
        }
    }

    /// <summary>Each submit has a namespace of its own; it is shared with all.</summary>
    private static async Task WorkUntilRefusedAsync(
        string address,
        GitRepository code,
        string name,
        int user,
        ConcurrentBag<string> asked,
        ConcurrentBag<string> answered)
    {
        using var http = NewClient(address, user);
        for (var number = 0; ; number++)
        {
            var place = $"space{name}n{number}/simple";
            asked.Add(place);
            try
            {
                using var submitted = await http.PostAsync($"/ecr/apps/{place}/1", Json($$"""
                    {"description": "d", "source": {"url": "{{code.Url}}", "branch": "master",
                    "architectures": ["linux/amd64"]} }
                    """));
                Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
                using var granted = await http.PutAsync($"/ecr/permissions/{place}", Json("""
                    {"operation": "add", "granteeType": "GROUP", "grantee": "AllUsers", "permission": "READ"}
                    """));
                Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
                answered.Add(place);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static HttpClient NewClient(string address, int user)
    {
        var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("sage", $"token{user}");
        return http;
    }

    private static Task<SiloProcess> StartAsync(TestFolder folder)
    {
        var tokens = Enumerable.Range(0, UserCount).SelectMany(user => new[]
        {
            $"--Apps:StaticTokens:{user}:Token", $"token{user}", $"--Apps:StaticTokens:{user}:User", $"user{user}",
        });
        return SiloProcess.StartAsync(
            new ConcurrentQueue<string>(),
            [
                "--urls", "http://127.0.0.1:0", "--data", folder.Path, "--Apps:AllowFileAddresses", "true", .. tokens,
                "--Apps:StaticTokens:0:IsAdmin", "true", "--Http:MaxRequestsPerSecond", "0",
            ]);
    }
}
