using System.IO.Compression;
using System.Text.Json;
using Boxyard.Testboxes;

namespace Boxyard.Boot.Archive;

/// <summary>job.cgz: the initrd that brings an attempt into its box. The same attempt gives the same bytes.</summary>
internal static class JobArchive
{
    private const string Folder = "lkp/scheduled";

    public static byte[] Build(Offer offer, IReadOnlyDictionary<string, string> secrets)
    {
        var job = AttemptJob.From(offer, secrets);
        var archive = new CpioArchive(job.OfferedAt);
        archive.AddDirectory("lkp");
        archive.AddDirectory(Folder);
        archive.AddFile($"{Folder}/job.sh", JobShell.Write(job), isExecutable: true);
        archive.AddFile($"{Folder}/job.yaml", JobYaml(job), isExecutable: false);
        // The old scheduler's is 0664; LKP's programs and our guest, who read it, are its owner.
        archive.AddPrivateFile($"{Folder}/secrets.yaml", JobSecrets.Write(job));
        if (secrets.Count > 0)
        {
            archive.AddPrivateFile($"{Folder}/secrets.sh", SecretsShell.Write(secrets));
        }

        // For boxes that build: the same section as in job.yaml, for a reader that knows JSON alone.
        if (job.Fields.TryGetValue("build", out var build) && build.ValueKind == JsonValueKind.Object)
        {
            archive.AddFile($"{Folder}/build.json", build.GetRawText(), isExecutable: false);
        }

        if (OwnScript(job) is { } script)
        {
            archive.AddFile($"{Folder}/script", script, isExecutable: true);
        }

        return Compress(archive.Finish());
    }

    private static string JobYaml(AttemptJob job) =>
        YamlText.Write(job.Fields.Where(field => field.Key is not ("job2sh" or "secrets" or JobSecrets.TokenKey)));

    /// <summary>The job's `script`, which boxes with our guest run instead of LKP's programs.</summary>
    private static string? OwnScript(AttemptJob job)
    {
        if (!job.Fields.TryGetValue("script", out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(line => line.ToString())),
            _ => "",
        };
        if (text.Length == 0)
        {
            return null;
        }

        var withInterpreter = text.StartsWith("#!", StringComparison.Ordinal) ? text : "#!/bin/sh\n" + text;
        return withInterpreter.EndsWith('\n') ? withInterpreter : withInterpreter + "\n";
    }

    /// <summary>The gzip header that .NET writes carries no time and no name, so it is the same each time.</summary>
    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
