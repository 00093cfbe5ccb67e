using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Boxyard.Tests.Silo.Apps;

public sealed partial class AppSubmitTests(AppSilo silo) : IClassFixture<AppSilo>
{
    [Fact]
    public async Task A_submitted_app_is_answered_and_read_byte_by_byte()
    {
        var space = AppSilo.NewNamespace();
        var (status, text) = await silo.AskAsync("POST", "/submit", "testuser", $$"""
            {"namespace": "{{space}}", "name": "simple", "version": "1.2.3", "description": "a simple app é",
            "authors": "A B <a@b.org>", "collaborators": "c", "funding": "NSF", "homepage": "https://example.org",
            "keywords": "k1, k2", "license": "MIT", "metadata": {"my-science-data": 12345},
            "inputs": [{"id": "speed", "type": "int", "description": "d", "default": 3}],
            "depends_on": "x", "baseCommand": "x", "arguments": "x", "resources": [{"type": "RGB_image_producer"}],
            "testing": {"command": ["python3", "main.py"], "mask_entrypoint": true},
            "profiling": {"targets": [{"args": "", "timeout": 0}], "metrics": ["system"]},
            "source": {"url": "{{silo.Code.Url}}", "branch": "master", "directory": "plugin", "nothing": 1,
            "architectures": ["linux/amd64", "linux/arm64"], "build_args": {"VARIABLE1": "value1"} } }
            """);

        Assert.Equal(200, status);
        var expected =
            $$"""
            {"arguments":"","authors":"A B <a@b.org>","baseCommand":"","collaborators":"c","depends_on":"",
            "description":"a simple app \u00e9","frozen":false,"funding":"NSF","homepage":"https://example.org",
            "id":"{{space}}/simple:1.2.3","inputs":[{"default":3,"description":"d","id":"speed","type":"int"}],
            "keywords":"k1, k2","license":"MIT","metadata":{"my-science-data":12345},"name":"simple",
            "namespace":"{{space}}","owner":"testuser",
            "profiling":{"metrics":["system"],"targets":[{"args":"","timeout":0}]},
            "source":{"architectures":["linux/amd64","linux/arm64"],"branch":"master",
            "build_args":{"VARIABLE1":"value1"},"directory":"plugin","dockerfile":"Dockerfile",
            "git_commit":"{{silo.Code.Head}}","tag":"","url":"{{silo.Code.Url}}"},
            "testing":{"command":["python3","main.py"],"mask_entrypoint":true},
            "time_created":"TIME","time_last_updated":"TIME","version":"1.2.3"}

            """;
        var lines = expected.TrimEnd('\n').Replace("\n", "", StringComparison.Ordinal) + "\n";
        Assert.Equal(lines, Times().Replace(text, "\"TIME\""));
        Assert.Equal((200, text), await silo.AskAsync("GET", $"/apps/{space}/simple/1.2.3", "testuser"));
        Assert.Equal(
            (200, text),
            await silo.AskAsync("GET", $"/apps/{space.ToUpperInvariant()}/Simple/1.2.3", "testuser"));
    }

    [Fact]
    public async Task A_spec_may_be_yaml_and_its_version_that_of_the_tag()
    {
        var space = AppSilo.NewNamespace();
        var yaml = $$"""
            namespace: {{space}}
            name: simple
            description: a simple app
            source:
              url: {{silo.Code.Url}}
              tag: 0.1.0
              architectures: [linux/amd64]
            """;
        using var content = new StringContent(yaml, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ecr/submit/") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Static testuser_token");
        using var answer = await silo.Client.SendAsync(request);

        var app = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal($"{space}/simple:0.1.0-0", (string)app["id"]!);
        Assert.Equal(("", "0.1.0"), ((string)app["source"]!["branch"]!, (string)app["source"]!["tag"]!));
        Assert.Null(app["testing"]);
    }

    [Fact]
    public async Task A_given_version_is_never_replaced_and_one_of_the_code_by_force()
    {
        var space = AppSilo.NewNamespace();
        await silo.SubmitAsync(space);
        await silo.SubmitAsync(space, version: null);
        const string Version = "0.1.0-0";

        Assert.Equal(
            (500, Error($"App {space}/simple:1.2.3 already exists.")),
            await silo.AskAsync("POST", "/submit?force=true", "testuser", silo.Spec(space)));
        Assert.Equal(
            (500, Error($"App {space}/simple:{Version} already exists but is not frozen. "
                + "Use query force=true to overwrite.")),
            await silo.AskAsync("POST", "/submit", "testuser", silo.Spec(space, version: null)));
        await silo.ReadAsync("POST", "/submit?force=TRUE", "testuser", silo.Spec(space, version: null));
        await silo.ReadAsync("PUT", $"/apps/{space}/simple/{Version}?frozen=true", "testuser");
        Assert.Equal(
            (500, Error($"App {space}/simple:{Version} already exists and is frozen.")),
            await silo.AskAsync("POST", "/submit?force=true", "testuser", silo.Spec(space, version: null)));
    }

    [Fact]
    public async Task The_path_counts_before_the_spec()
    {
        var space = AppSilo.NewNamespace();
        var body = silo.Spec("otherspace", "other", "9");

        Assert.Equal(
            (401, Error("Not authenticated")), await silo.AskAsync("POST", $"/apps/{space}/simple/1", body: body));
        var app = await silo.ReadAsync("POST", $"/apps/{space}/simple/1", "notapproved", body);

        Assert.Equal($"{space}/simple:1", (string)app["id"]!);
        Assert.Equal("notapproved", (string)app["owner"]!);
    }

    [Theory]
    [InlineData("", 500, "Could not parse app spec: The text is empty; an app spec is an object of fields, such as "
        + "`name: simple`.")]
    [InlineData("{}", 500, "Could not parse app spec")]
    [InlineData("[1]", 500, "Could not parse app spec: The text is a list; an app spec is an object of fields, such as "
        + "`name: simple`.")]
    [InlineData("{name: simple}", 500, "namespace missing")]
    [InlineData("""{"namespace": "sage"}""", 500, "repository name missing")]
    [InlineData("""{"namespace": "SAGE9", "name": "simple"}""", 500,
        "Could not create namespace SAGE9: a namespace has only characters of [a-z0-9]")]
    [InlineData("""{"namespace": "sage9", "name": "Simple"}""", 500,
        "Could not create repository Simple: a repository has only characters of [a-z0-9_-]")]
    [InlineData("""{"namespace": "sage9", "name": "simple"}""", 500, "Field description is missing")]
    public async Task A_mistake_in_a_spec_is_told(string body, int status, string error)
    {
        var (found, text) = await silo.AskAsync("POST", "/submit", "testuser", body);

        Assert.Equal(status, found);
        Assert.Equal(error, (string)JsonNode.Parse(text)!["error"]!);
        // What was refused has taken no name.
        Assert.Equal(500, (await silo.AskAsync("GET", "/namespaces/sage9", "admin")).Status);
    }

    [Theory]
    [InlineData("-oProxyCommand=x", "url in source must not begin with '-' or have control characters")]
    [InlineData("ext::sh -c x", "url in source must not begin with '-' or have blanks")]
    [InlineData("http://example.org/a.git",
        "url in source has to begin with file://, https://, ssh:// or git://")]
    [InlineData("https://me:secret@example.org/a.git",
        "url in source must not have a password, a token or a query: it is shown to all who see the app")]
    [InlineData("https://127.0.0.1/a.git",
        "The host '127.0.0.1' of the source is in the inside network, from where no code is taken "
        + "(Apps:AllowPrivateAddresses)")]
    [InlineData("git://localhost/a.git",
        "The host 'localhost' of the source is in the inside network, from where no code is taken "
        + "(Apps:AllowPrivateAddresses)")]
    [InlineData("git@10.0.0.1:a.git",
        "The host '10.0.0.1' of the source is in the inside network, from where no code is taken "
        + "(Apps:AllowPrivateAddresses)")]
    public async Task Code_from_elsewhere_is_refused(string url, string error)
    {
        var body = silo.Spec(AppSilo.NewNamespace()).Replace(silo.Code.Url, url, StringComparison.Ordinal);

        Assert.Equal((500, Error(error)), await silo.AskAsync("POST", "/submit", "testuser", body));
    }

    [Fact]
    public async Task A_clone_that_fails_says_how_and_leaves_nothing()
    {
        var space = AppSilo.NewNamespace();
        var body = silo.Spec(space).Replace("\"master\"", "\"nothere\"", StringComparison.Ordinal);

        var (status, text) = await silo.AskAsync("POST", "/submit", "testuser", body);

        Assert.Equal(500, status);
        Assert.Equal(
            $"Command '['git', 'clone', '-b', 'nothere', '{silo.Code.Url}']' returned non-zero exit status 128. "
            + "fatal: Remote branch nothere not found in upstream origin",
            (string)JsonNode.Parse(text)!["error"]!);
        Assert.Equal(500, (await silo.AskAsync("GET", $"/namespaces/{space}", "admin")).Status);
        Assert.Empty(silo.ListClones());
    }

    private static string Error(string message) =>
        new JsonObject { ["error"] = message }.ToJsonString(Relaxed) + "\n";

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(
        "\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Times();
}
