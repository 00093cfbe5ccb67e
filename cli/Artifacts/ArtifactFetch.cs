using System.Security.Cryptography;
using Boxyard.Client;

namespace Boxyard.Cli.Artifacts;

/// <summary>
/// Fetches files of an attempt: each under another name first, its SHA-256 compared, then renamed, so that a file with
/// its own name is whole.
/// </summary>
internal static class ArtifactFetch
{
    /// <summary>Gives the files that were written.</summary>
    public static async Task<IReadOnlyList<string>> GetAsync(
        Session session,
        (long JobId, int Number) attempt,
        IReadOnlyList<JobArtifact> artifacts,
        string folder,
        CancellationToken cancellationToken)
    {
        var written = new List<string>();
        double done = 0;
        var whole = artifacts.Sum(artifact => (double)artifact.Size);
        var what = artifacts.Count == 1 ? artifacts[0].Path : $"{artifacts.Count} files";
        await ProgressBar.RunAsync(session.Terminal, what, whole, isBytes: true, async report =>
        {
            foreach (var artifact in artifacts)
            {
                written.Add(await GetAsync(session.Client, attempt, artifact, folder, Add, cancellationToken));
            }

            void Add(int count) => report(done += count);
        });
        return written;
    }

    private static async Task<string> GetAsync(
        BoxyardClient client,
        (long JobId, int Number) attempt,
        JobArtifact artifact,
        string folder,
        Action<int> add,
        CancellationToken cancellationToken)
    {
        var target = PathIn(folder, artifact.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.part";
        try
        {
            var hash = await CopyAsync(client, attempt, artifact, part, add, cancellationToken);
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
        BoxyardClient client,
        (long JobId, int Number) attempt,
        JobArtifact artifact,
        string part,
        Action<int> add,
        CancellationToken cancellationToken)
    {
        await using var file = File.Create(part);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var pieces = client.Jobs.ReadArtifactAsync(attempt.JobId, attempt.Number, artifact.Path, cancellationToken);
        await foreach (var piece in pieces)
        {
            hash.AppendData(piece.Span);
            await file.WriteAsync(piece, cancellationToken);
            add(piece.Length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
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
