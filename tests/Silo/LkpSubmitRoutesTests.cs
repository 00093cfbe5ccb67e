using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class LkpSubmitRoutesTests(SiloFixture silo)
{
    private const int TooLarge = (4 * 1024 * 1024) + 1;

    [Fact]
    public async Task The_manuals_path_answers_the_bare_id()
    {
        using var answer = await silo.PostAsync("/scheduler/v1/jobs/submit", """{"suite": "sleep", "testbox": "vm-2p8g"}""");

        var id = await answer.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Matches("^[1-9][0-9]*$", id);
        Assert.Equal("queued", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!);
    }

    [Fact]
    public async Task The_clients_path_answers_an_array_of_one_object()
    {
        using var answer = await silo.PostAsync(
            "/submit_job",
            """{"suite": "iperf", "testbox": "vm-2p8g", "os": "openeuler", "os_version": "20.03", "pp": {"iperf": {"runtime": 300, "protocol": "tcp"}}}""");

        var text = await answer.Content.ReadAsStringAsync();
        var id = (string)JsonNode.Parse(text)![0]!["job_id"]!;
        var date = (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}/spec"))["submit_date"]!;
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(
            $$"""[{"job_id":"{{id}}","message":"","job_state":"submit","result_root":"/srv/result/iperf/{{date}}/vm-2p8g/openeuler-20.03-aarch64/tcp-300/{{id}}"}]""",
            text);
    }

    [Theory]
    [InlineData("""{"testbox": "vm-2p8g"}""", """[{"job_id":"0","message":"Missing required job key: 'suite'.","job_state":"submit"}]""")]
    [InlineData("""{"suite": "sleep"}""", """[{"job_id":"0","message":"Missing required job key: 'testbox'.","job_state":"submit"}]""")]
    [InlineData(
        """{"suite": "sleep", "testbox": "vm-2p8g", "os_mount": "foo"}""",
        """[{"job_id":"0","message":"Invalid os_mount: foo, should be in [\"initramfs\", \"nfs\", \"cifs\", \"container\", \"local\"]","job_state":"submit"}]""")]
    public async Task The_clients_path_answers_a_refusal_with_200_and_id_0(string job, string body)
    {
        using var answer = await silo.PostAsync("/submit_job", job);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_manuals_path_answers_a_refusal_with_a_problem()
    {
        using var answer = await silo.PostAsync("/scheduler/v1/jobs/submit", """{"testbox": "vm-2p8g"}""");

        Assert.Equal("Missing required job key: 'suite'.", await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{\"suite\": \"a\u0000b\", \"testbox\": \"t\"}")]
    [InlineData("""{"suite": "a\u0000b", "testbox": "t"}""")]
    [InlineData("""{"suite": "a\ud800", "testbox": "t"}""")]
    [InlineData("""{"suite": "../..", "testbox": "t"}""")]
    [InlineData("suite: [\n")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: *d\n")]
    public async Task What_is_no_job_is_a_problem_and_never_a_failure(string body)
    {
        using var answer = await silo.PostAsync("/scheduler/v1/jobs/submit", body);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Fact]
    public async Task A_YAML_bomb_is_refused()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (var level = 1; level < 12; level++)
        {
            var uses = string.Join(
                ", ", Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"*a{level - 1}"), 10));
            bomb += string.Create(CultureInfo.InvariantCulture, $"a{level}: &a{level} [{uses}]\n");
        }

        using var answer = await silo.PostAsync("/scheduler/v1/jobs/submit", bomb);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public async Task Deep_nesting_is_refused(char open, char close)
    {
        var opened = open == '[' ? "[" : "{\"a\":";
        var body = """{"suite": "s", "testbox": "t", "deep": """
            + string.Concat(Enumerable.Repeat(opened, 100_000)) + "1" + new string(close, 100_000) + "}";

        using var answer = await silo.PostAsync("/submit_job", body);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.StartsWith("""[{"job_id":"0",""", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"suite\": \""u8, 0xff, 0xfe, .. "\", \"testbox\": \"t\"}"u8]);
        using var answer = await silo.Client.PostAsync("/scheduler/v1/jobs/submit", content);

        Assert.Contains("UTF-8", await SiloFixture.ReadProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/scheduler/v1/jobs/submit")]
    [InlineData("/submit_job")]
    [InlineData("/api/v1/jobs")]
    public async Task A_body_of_one_byte_more_than_4_MiB_is_too_large(string path)
    {
        // As curl does with large bodies: it asks first, so that the refusal is not lost in a broken pipe.
        using var request =
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[TooLarge]) };
        request.Headers.ExpectContinue = true;
        using var answer = await silo.Client.SendAsync(request);

        Assert.Contains("too large", await SiloFixture.ReadProblemAsync(answer, 413), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/submit_job", TooLarge)]
    [InlineData("/api/v1/jobs", 12 * 1024 * 1024)]
    [InlineData("/api/v1/jobs:batch", 65 * 1024 * 1024)]
    public async Task Who_sends_all_of_it_before_listening_is_told_too(string path, int length)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(silo.Client.BaseAddress!.Host, silo.Client.BaseAddress.Port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {silo.Address}\r\nContent-Length: {length}\r\n\r\n"));
        await stream.WriteAsync(new byte[length]);

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task A_body_without_a_declared_length_is_measured_too()
    {
        using var content = new StreamContent(new SpacesStream(TooLarge));
        using var answer = await silo.Client.PostAsync("/submit_job", content);

        Assert.Contains("too large", await SiloFixture.ReadProblemAsync(answer, 413), StringComparison.Ordinal);
    }
}
