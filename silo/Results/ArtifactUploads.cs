using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// Stores uploaded files: temporary file, fsync, rename, fsync of the folder, then the row. A file without row, from a
/// process that was killed in between, does not count and is replaced.
/// </summary>
internal sealed class ArtifactUploads(
    UploadAccess access, IResultFiles files, IResultStore store, DiskSpace space, IOptions<ResultsOptions> options)
{
    /// <summary>Stores a file of the attempt.</summary>
    /// <param name="permit">Granted.</param>
    /// <param name="path">Below the result root; has passed <see cref="ResultPath"/>.</param>
    /// <param name="content">Read once, never held in memory as a whole.</param>
    /// <param name="sha256">Hex, what the content must have; null when the client does not say.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is kept.</param>
    public async Task<ArtifactPut> PutAsync(
        UploadPermit permit, string path, Stream content, string? sha256, CancellationToken cancellationToken)
    {
        if (await IsOfOtherAsync(permit.Root, path, cancellationToken))
        {
            return ArtifactPut.PathTaken;
        }

        if (await TryStageAsync(permit, path, content, cancellationToken) is not { } staging)
        {
            await BodyRest.DropAsync(content, cancellationToken);
            return ArtifactPut.NoRoom;
        }

        if (staging.File is null)
        {
            return staging.Outcome == StagingOutcome.TooLarge ? ArtifactPut.TooLarge : ArtifactPut.PathTaken;
        }

        await using var file = staging.File;
        if (sha256 is not null && !string.Equals(sha256, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return ArtifactPut.WrongHash;
        }

        await using var turn = await files.TakeRootAsync(permit.Root, cancellationToken);
        return await PublishAsync(permit, path, file, cancellationToken);
    }

    /// <summary>Null when there is no room, or no more.</summary>
    private async Task<Staging?> TryStageAsync(
        UploadPermit permit, string path, Stream content, CancellationToken cancellationToken)
    {
        if (!space.HasRoomForFiles())
        {
            return null;
        }

        await using var body = new RoomStream(content, space);
        try
        {
            return await files.StageAsync(
                permit.Root, path, body, options.Value.MaxArtifactBytes, cancellationToken);
        }
        catch (NoRoomException)
        {
            return null;
        }
    }

    private async Task<bool> IsOfOtherAsync(string root, string path, CancellationToken cancellationToken)
    {
        foreach (var (shownId, otherRoot) in ResultRoot.LiesBelow(root, path))
        {
            var other = await access.FindAsync(shownId, cancellationToken);
            if (other.Kind != UploadPermitKind.NotFound && other.Root == otherRoot)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<ArtifactPut> PublishAsync(
        UploadPermit permit, string path, IStagedFile file, CancellationToken cancellationToken)
    {
        var (jobId, attempt) = permit.ShownId;
        var known = await store.FindArtifactAsync(jobId, attempt, path, cancellationToken);
        if (known is not null)
        {
            return known.Sha256 == file.Sha256 ? ArtifactPut.Same : ArtifactPut.OtherContent;
        }

        try
        {
            if (!await file.PublishAsync(cancellationToken))
            {
                return ArtifactPut.PathTaken;
            }
        }
        catch (FileNotFoundException)
        {
            // What still came when its attempt ended goes with the extraction's tidying.
            if ((await access.FindAsync(permit.ShownId, cancellationToken)).Kind != UploadPermitKind.Ended)
            {
                throw;
            }

            return ArtifactPut.Ended;
        }

        // Nobody else publishes below this root now, so only the attempt's end can refuse the row. Not cancelled when
        // the box hangs up: the lock must be held until it is known whether the row is there.
        var record = new ArtifactRecord { Path = path, Size = file.Size, Sha256 = file.Sha256 };
        if (await store.AddArtifactAsync(jobId, attempt, record, CancellationToken.None))
        {
            return ArtifactPut.Created;
        }

        // No row names it, so nothing else would ever remove it.
        files.Remove(permit.Root, path);
        return ArtifactPut.Ended;
    }
}
