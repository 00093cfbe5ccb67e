using System.Text;

namespace Boxyard.Tests.Silo;

/// <summary>GRUB runs the body of whatever it fetched: below its path there is nothing else than texts for it.</summary>
[Collection(SiloTests.Name)]
public class LoaderErrorTests(SiloFixture silo)
{
    [Theory]
    [InlineData("GET", "/boot.grub", 404)]
    [InlineData("GET", "/boot.grub/", 404)]
    [InlineData("GET", "/boot.grub/mac", 404)]
    [InlineData("GET", "/Boot.GRUB/mac/52:54:00:00:00:01/more", 404)]
    [InlineData("POST", "/boot.grub/mac/52:54:00:00:00:01", 405)]
    [InlineData("GET", "/boot.grub/host/a?wait=soon", 400)]
    public async Task GRUB_is_told_what_is_wrong_in_a_comment_and_comes_again(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await silo.Client.SendAsync(request);

        var text = await answer.Content.ReadAsStringAsync();
        AssertComesAgain(answer, text, status);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), answer.Content.Headers.ContentLength);
        await Boot.GrubScript.AssertParsedAsync(text);
    }

    [Fact]
    public async Task A_page_of_another_site_is_refused_in_GRUBs_words_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/boot.grub/host/a");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await silo.Client.SendAsync(request);

        AssertComesAgain(answer, await answer.Content.ReadAsStringAsync(), 403);
    }

    [Theory]
    [InlineData("/boot.ipxe/mac")]
    [InlineData("/boot.foo/mac/a")]
    public async Task Others_get_a_problem(string path)
    {
        using var answer = await silo.Client.GetAsync(path);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>A comment, a wait, and the way back to whoever asked.</summary>
    internal static void AssertComesAgain(HttpResponseMessage answer, string text, int status)
    {
        // Of any other status GRUB drops the body.
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal($"{status}", Assert.Single(answer.Headers.GetValues("Boxyard-Status")));
        var lines = text.Split('\n');
        Assert.Equal("#!grub", lines[0]);
        Assert.StartsWith("# ", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            """
            sleep 10
            if [ "$boxyard_asks_again" = yes ]; then
                echo Asking again
            else
                reboot
            fi

            """,
            string.Join('\n', lines[2..]));
    }
}
