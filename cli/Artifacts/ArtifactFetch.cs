using System.Security.Cryptography;
using Boxyard.Client;

namespace Boxyard.Cli.Artifacts;

/// <summary>
/// Fetches files of an attempt: each under another name first, its SHA-256 compared, then renamed, so that a file with
/// its own name is whole.
/// </summary>
internal static class ArtifactFetch
{
    private const int PieceSize = 128 * 1024;

    /// <summary>Gives the files that were written.</summary>
    public static async Task<IReadOnlyList<string>> GetAsync(
        Session session, IReadOnlyList<JobArtifact> artifacts, string folder, CancellationToken cancellationToken)
    {
        var written = new List<string>();
        double done = 0;
        var whole = artifacts.Sum(artifact => (double)artifact.Size);
        var what = artifacts.Count == 1 ? artifacts[0].Path : $"{artifacts.Count} files";
        await ProgressBar.RunAsync(session.Terminal, what, whole, isBytes: true, async report =>
        {
            foreach (var artifact in artifacts)
            {
                written.Add(await GetAsync(session.Client, artifact, folder, Add, cancellationToken));
            }

            void Add(int count) => report(done += count);
        });
        return written;
    }

    private static async Task<string> GetAsync(
        BoxyardClient client, JobArtifact artifact, string folder, Action<int> add, CancellationToken cancellationToken)
    {
        var target = PathIn(folder, artifact.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.part";
        try
        {
            var hash = await CopyAsync(client, artifact, part, add, cancellationToken);
            if (hash != artifact.Sha256)
            {
                throw new BoxyardException(new Problem
                {
                    Kind = ProblemKind.UnexpectedAnswer,
                    Title = $"{artifact.Path} did not arrive as it was uploaded",
                    Detail = "Its SHA-256 is another one. Fetch it again.",
                });
            }

            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        return Path.Combine(folder, artifact.Path);
    }

    private static async Task<string> CopyAsync(
        BoxyardClient client, JobArtifact artifact, string part, Action<int> add, CancellationToken cancellationToken)
    {
        using var response = (await client.Api.TryOpenAsync(artifact.Href, cancellationToken)).GetValue();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var file = File.Create(part);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PieceSize];
        while (await ReadAsync(client, body, buffer, cancellationToken) is var count and > 0)
        {
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            add(count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A file of any size may take any time, as long as it goes on.</summary>
    private static async Task<int> ReadAsync(
        BoxyardClient client, Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        var options = client.Options;
        using var timeout = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await body.ReadAsync(buffer, both.Token);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new BoxyardException(new Problem
            {
                Kind = ProblemKind.Unreachable,
                Title = "The connection broke in the middle of a file",
                Detail = "What arrived was put away. Fetch it again.",
            });
        }
    }

    /// <summary>The silo gives clean paths; one that leads out of the folder is not followed all the same.</summary>
    private static string PathIn(string folder, string path)
    {
        var root = Path.GetFullPath(folder);
        var target = Path.GetFullPath(Path.Combine(root, path));
        return target.StartsWith(root.TrimEnd('/') + '/', StringComparison.Ordinal)
            ? target
            : throw new UsageException($"'{path}' is no path of a file below {folder}.");
    }
}
