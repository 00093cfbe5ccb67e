using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Agent.Archives;
using Boxyard.Storage;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo;

/// <summary>A box as the old providers make one: what they ask, and how they read what they are answered.</summary>
internal sealed class OldProvider(SiloFixture silo, string box)
{
    private const string Cgi = "/~lkp/cgi-bin";
    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "Silo", "Vectors");

    public string Box { get; } = box;

    /// <summary>As qemu.sh makes it: of the name with a newline.</summary>
    public string MacOfLine => MacOf($"{Box}\n");

    /// <summary>As the libvirt and multi-qemu-docker providers make it.</summary>
    public string MacOfName => MacOf(Box);

    public static IEnumerable<(string Box, string OfLine, string OfName)> ReadMacs() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Vectors, "box-macs.json")))!.AsArray()
            .Select(row => ((string)row!["box"]!, (string)row["line"]!, (string)row["name"]!));

    /// <summary>A request that must be answered so.</summary>
    public async Task ExpectAsync(string expected, string method, string path, string body = "", string jobId = "")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "PUT" or "POST")
        {
            request.Content = new StringContent(Uri.UnescapeDataString(body));
            request.Headers.ExpectContinue = body.Length > 0;
        }

        if (jobId.Length > 0)
        {
            request.Headers.Add("Cookie", $"JOBID={jobId}");
        }

        using var answer = await silo.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var got = expected.Contains(' ', StringComparison.Ordinal)
            ? $"{(int)answer.StatusCode} {text}"
            : $"{(int)answer.StatusCode}";
        Assert.Equal($"{method} {path} {expected}", $"{method} {path} {got}");
    }

    /// <summary>The requests of a file in Vectors, in their order.</summary>
    public async Task ReplayAsync(string file, string mac, string jobId, string root)
    {
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Vectors, file)))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var (call, expected) = Halves(Fill(line, mac, jobId, root), " => ");
            var (method, rest) = Halves(call, " ");
            var (path, body) = Halves(rest, " ");
            var isUpload = path.StartsWith("/result/", StringComparison.Ordinal);
            await ExpectAsync(expected, method, path, body, isUpload ? jobId : "");
        }
    }

    /// <summary>
    /// The job's id, as qemu.sh reads a boot text: each file is fetched by its address, initrd words leave the kernel's
    /// parameters, the id stands in the archive's address. Null without a kernel line.
    /// </summary>
    public async Task<string?> ReadBootTextAsync(string text)
    {
        string? jobId = null;
        var hasKernel = false;
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split(' ');
            // What boxes load from kexec begins in any case.
            var isKernel = words[0].Equals("kernel", StringComparison.OrdinalIgnoreCase);
            if (!isKernel && words[0] != "initrd")
            {
                continue;
            }

            hasKernel |= isKernel;
            jobId = await FetchAsync(words[1]) ?? jobId;
        }

        return hasKernel ? jobId : null;
    }

    /// <summary>Fetches a file that a boot text names; the job's id when it is the job's archive.</summary>
    public async Task<string?> FetchAsync(string address)
    {
        var path = new Uri(address).AbsolutePath;
        if (!path.EndsWith("/job.cgz", StringComparison.Ordinal))
        {
            await PlaceAsync(path);
            Assert.Equal($"content of {path}", await silo.Client.GetStringAsync(address));
            return null;
        }

        using var folder = new TestFolder();
        await using var archive = await silo.Client.GetStreamAsync(address);
        await CpioFolder.UnpackAsync(archive, folder.Path, Samples.None);
        var script = await File.ReadAllTextAsync(Path.Combine(folder.Path, "lkp", "scheduled", "job.sh"));
        var id = path.Split('/')[^2];
        Assert.Contains($"\texport id={id}\n", script, StringComparison.Ordinal);
        return id;
    }

    private static (string Left, string Right) Halves(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + separator.Length)..]);
    }

    private static string MacOf(string text)
    {
        // What the providers do with a name keeps no secret.
#pragma warning disable CA5351
        var hash = MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
        return $"0a-{Convert.ToHexStringLower(hash[..1])}-{Convert.ToHexStringLower(hash[1..2])}"
            + $"-{Convert.ToHexStringLower(hash[2..3])}-{Convert.ToHexStringLower(hash[3..4])}"
            + $"-{Convert.ToHexStringLower(hash[4..5])}";
    }

    /// <summary>What the operator has put where boxes load it from.</summary>
    private async Task PlaceAsync(string path)
    {
        var file = Path.Join(silo.Get<StorageOptions>().DataDirectory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, $"content of {path}");
    }

    private string Fill(string line, string mac, string jobId, string root) => line
        .Replace("{cgi}", Cgi, StringComparison.Ordinal)
        .Replace("{box}", Box, StringComparison.Ordinal)
        .Replace("{mac}", mac, StringComparison.Ordinal)
        .Replace("{id}", jobId, StringComparison.Ordinal)
        .Replace("{root}", root, StringComparison.Ordinal);
}
