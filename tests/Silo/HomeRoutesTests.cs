namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class HomeRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task The_home_page_is_the_sign_of_life_that_LKP_tools_look_for()
    {
        using var answer = await silo.Client.GetAsync("/");

        Assert.Matches(
            @"^LKP Alive! The time is \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d, version = 0\.2\.0$",
            await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_last_generation_has_a_page_of_its_own()
    {
        Assert.Matches(
            @"^Compass CI scheduler is alive\. Time: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d, Version: \S+$",
            await silo.Client.GetStringAsync("/scheduler/v1/health"));
    }

    [Theory]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready"}""")]
    public async Task Health_is_told(string path, string body)
    {
        Assert.Equal(body, await silo.Client.GetStringAsync(path));
    }

    [Theory]
    [InlineData("cross-site", 403)]
    [InlineData("same-origin", 200)]
    [InlineData("none", 200)]
    public async Task A_page_of_another_site_cannot_send_requests(string site, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await silo.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("http://elsewhere", "/health/live", 403)]
    [InlineData("null", "/health/live", 403)]
    [InlineData("own", "/health/live", 200)]
    [InlineData("http://elsewhere", "/web_backend/get_jobs", 200)]
    public async Task A_page_is_known_by_its_origin_too(string origin, string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin == "own" ? $"http://{silo.Address}" : origin);

        using var answer = await silo.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example:3000", "/health/live", 400)]
    [InlineData("evil.example", "/boot.ipxe/host/a", 400)]
    [InlineData("localhost:3000", "/health/live", 200)]
    [InlineData("10.0.2.2:3000", "/health/live", 200)]
    [InlineData("[::1]:3000", "/health/live", 200)]
    public async Task A_page_whose_name_was_made_to_lead_here_is_refused(string host, string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.Add("Origin", $"http://{host}");

        using var answer = await silo.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_is_no_route_is_a_problem()
    {
        using var answer = await silo.Client.GetAsync("/nowhere");

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_OpenApi_document_covers_our_routes_with_summaries_and_no_old_path()
    {
        var document = await silo.GetJsonAsync("/openapi/v1.json");

        var paths = document["paths"]!.AsObject();
        Assert.Contains("/api/v1/jobs:batch", paths.Select(path => path.Key));
        Assert.All(paths, path => Assert.Matches("^/(api/v1|health)/", path.Key));
        Assert.All(
            paths.SelectMany(path => path.Value!.AsObject()),
            operation => Assert.NotEmpty((string)operation.Value!["summary"]!));
    }
}
