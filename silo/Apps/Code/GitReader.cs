using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps.Code;

/// <summary>Reads what a clone says of its version, and the files that show the app.</summary>
internal sealed class GitReader(GitRunner runner, AppMetaFiles files, IOptions<AppOptions> options)
{
    private const int MaxLineBytes = 1_024;

    private static readonly ImmutableArray<AppMetaFileName> MetaFiles =
    [
        new() { FileName = "ecr-icon.jpg", Kind = AppMetaFileKind.Thumb },
        new() { FileName = "ecr-science-image.jpg", Kind = AppMetaFileKind.Image },
        new() { FileName = "ecr-science-description.md", Kind = AppMetaFileKind.ScienceDescription },
    ];

    /// <summary>
    /// `clone` says where it is. Throws <see cref="IOException"/> where git does not give what it has said is there:
    /// what is stored is whole.
    /// </summary>
    public async Task<GitCheckoutOutcome> ReadAsync(GitCall clone, CancellationToken cancellationToken)
    {
        var commit = await FindLineAsync(clone with { Arguments = ["rev-parse", "HEAD"] }, cancellationToken);
        var description = await FindLineAsync(
            clone with { Arguments = ["describe", "--always", "--tags", "--long"] }, cancellationToken);
        if (commit is null || description is null)
        {
            return GitCheckoutOutcome.Refused("The code has no commit");
        }

        var found = await ListAsync(clone, cancellationToken);
        var max = options.Value.MaxMetaFileBytes;
        if (found.FirstOrDefault(file => file.Length > max) is { } large)
        {
            return GitCheckoutOutcome.Refused(
                $"import_meta_files failed: {GitFoundFile.Folder}{large.Name.FileName} has {large.Length} bytes, "
                + $"at most {max} are kept");
        }

        var checkout = new GitCheckout { Commit = commit, Description = description, MetaFiles = [] };
        try
        {
            foreach (var file in found)
            {
                var staged = await StageAsync(clone, file, cancellationToken);
                checkout = checkout with { MetaFiles = checkout.MetaFiles.Add(staged) };
            }
        }
        catch
        {
            await checkout.DisposeAsync();
            throw;
        }

        return new GitCheckoutOutcome(checkout, null);
    }

    private async Task<string?> FindLineAsync(GitCall call, CancellationToken cancellationToken)
    {
        var run = await runner.RunAsync(call, MaxLineBytes, cancellationToken);
        return run.ExitCode == 0 ? Encoding.UTF8.GetString(run.Output.Span).Trim() : null;
    }

    private async Task<GitFoundFile[]> ListAsync(GitCall clone, CancellationToken cancellationToken)
    {
        var paths = MetaFiles.Select(name => GitFoundFile.Folder + name.FileName);
        var call = clone with { Arguments = ["ls-tree", "-l", "-z", "HEAD", .. paths] };
        var run = await runner.RunAsync(call, MaxLineBytes, cancellationToken);
        return run.ExitCode == 0
            ? [.. Encoding.UTF8.GetString(run.Output.Span).Split('\0')
                .Select(line => GitFoundFile.Parse(line, MetaFiles))
                .OfType<GitFoundFile>()]
            : throw new IOException($"git ls-tree of a clone ended with {run.ExitCode}: {run.LastLine}");
    }

    private async Task<StagedMetaFile> StageAsync(
        GitCall clone, GitFoundFile file, CancellationToken cancellationToken)
    {
        var call = clone with { Arguments = ["cat-file", "blob", file.Blob] };
        var run = await runner.RunAsync(
            call, output => files.StageAsync(file.Name, output, file.Length, cancellationToken), cancellationToken);
        var (staged, count) = run.Output;
        if (run.ExitCode == 0 && count == file.Length)
        {
            return staged;
        }

        await staged.Content.DisposeAsync();
        throw new IOException(
            $"git gave {count} of the {file.Length} bytes of {file.Name.FileName}, and ended with {run.ExitCode}: "
            + run.LastLine);
    }
}
