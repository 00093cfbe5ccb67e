using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// Stores files of packages, which later jobs boot with. A file is replaced only by jobs of the suite that wrote it;
/// one that no job wrote is the operator's. Each write and each refusal is an event of its job.
/// </summary>
internal sealed class PackageUploads(
    IResultFiles files,
    IResultStore store,
    IJobStore jobs,
    PackageWrites writes,
    DiskSpace space,
    IOptions<ResultsOptions> options)
{
    public bool AreAllowed => options.Value.AllowPackageUploads;

    /// <summary>Stores a file of a package, which may replace an older one.</summary>
    /// <param name="target">In a package's folder of a live attempt.</param>
    /// <param name="content">Read once, never held in memory as a whole.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is kept.</param>
    public async Task<ArtifactPut> PutAsync(UploadTarget target, Stream content, CancellationToken cancellationToken)
    {
        var path = $"{target.Root}/{target.Path}";
        if (!AreAllowed)
        {
            await RefuseAsync(target, path, "Results:AllowPackageUploads is off.", cancellationToken);
            return ArtifactPut.NotAllowed;
        }

        if (await TryStageAsync(target, content, cancellationToken) is not { } staging)
        {
            await BodyRest.DropAsync(content, cancellationToken);
            return ArtifactPut.NoRoom;
        }

        if (staging.File is null)
        {
            return staging.Outcome == StagingOutcome.TooLarge ? ArtifactPut.TooLarge : ArtifactPut.PathTaken;
        }

        await using var file = staging.File;
        await using var turn = await files.TakeRootAsync(target.Root, cancellationToken);
        if (await store.FindPackageWriteAsync(path, cancellationToken) is { } halfDone)
        {
            await writes.SettleAsync(halfDone, cancellationToken);
        }

        if (await FindOwnerAsync(target, path, cancellationToken) is { } owner)
        {
            await RefuseAsync(target, path, $"The file belongs to {owner}.", cancellationToken);
            return ArtifactPut.OtherContent;
        }

        return await PublishAsync(target, path, file, cancellationToken);
    }

    /// <summary>Null when there is no room, or no more.</summary>
    private async Task<Staging?> TryStageAsync(
        UploadTarget target, Stream content, CancellationToken cancellationToken)
    {
        // They are on the disk of the data folder, as a rule the same one.
        if (!space.HasRoomForFiles())
        {
            return null;
        }

        await using var body = new RoomStream(content, space);
        try
        {
            return await files.StageAsync(
                target.Root, target.Path, body, options.Value.MaxArtifactBytes, cancellationToken);
        }
        catch (NoRoomException)
        {
            return null;
        }
    }

    /// <summary>Whose the file is when the attempt may not replace it; else null.</summary>
    private async Task<string?> FindOwnerAsync(UploadTarget target, string path, CancellationToken cancellationToken)
    {
        if (await store.FindPackageAsync(path, cancellationToken) is { } known)
        {
            return known.Suite == target.Permit.Suite ? null : $"suite '{known.Suite}', written by job {known.JobId}";
        }

        await using var placed = files.OpenFile(target.Root, target.Path);
        return placed is null ? null : "the operator; no job wrote it";
    }

    /// <summary>
    /// In an order in which a crash leaves neither a row without its file nor a file that changed without an event. The
    /// bytes are on disk under another name. Then the intent and the event are stored; then the file gets its place;
    /// then the intent becomes the package's row. Whoever finds an intent, at start or before the next upload of the
    /// path, holds the folder's lock as we do, and so knows that it is of a dead one: the file is put at its place if
    /// it is still there under its other name, and the intent is dropped, with an event, if it never can be.
    /// </summary>
    private async Task<ArtifactPut> PublishAsync(
        UploadTarget target, string path, IStagedFile file, CancellationToken cancellationToken)
    {
        var package = new PackageRecord
        {
            Path = path,
            Suite = target.Permit.Suite,
            JobId = target.Permit.ShownId.JobId,
            Attempt = target.Permit.ShownId.Attempt,
            Size = file.Size,
            Sha256 = file.Sha256,
        };
        // Not cancelled from here on when the box hangs up: row and file belong together.
        var write = new PackageWrite(package, target.Root, file.Name);
        if (!await store.BeginPackageAsync(write, CancellationToken.None))
        {
            return await store.FindPackageAsync(path, cancellationToken) is { } known && known.Suite != package.Suite
                ? ArtifactPut.OtherContent
                : ArtifactPut.Ended;
        }

        // When the disk fails here, disposing the file removes it, and the next upload of the path undoes the intent.
        var isPlaced = await file.PublishAsync(CancellationToken.None);
        var problem = isPlaced ? null : "A folder stands at its place.";
        await store.EndPackageAsync(write, problem, CancellationToken.None);
        return isPlaced ? ArtifactPut.Created : ArtifactPut.PathTaken;
    }

    private Task RefuseAsync(UploadTarget target, string path, string reason, CancellationToken cancellationToken)
    {
        var refused = new JobEvent
        {
            JobId = target.Permit.ShownId.JobId,
            Attempt = target.Permit.ShownId.Attempt,
            Testbox = target.Permit.Attempt?.Testbox,
            Kind = "package_refused",
            Data = JsonSerializer.Serialize(new Dictionary<string, string> { ["path"] = path, ["reason"] = reason }),
        };
        return jobs.AppendAsync([refused], cancellationToken);
    }
}
