using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>
/// Uploads of LKP: PUT and MKCOL with the cookie `JOBID`, fenced by the id that the box was shown, and POST with the
/// attempt's token. Only below the attempt's result root, and for package builds below the package's folder.
/// </summary>
internal sealed class OldUploads(
    UploadAccess access, ArtifactUploads artifacts, PackageUploads packages, IResultFiles files)
{
    private static readonly OldUploadAnswer Forbidden = new(StatusCodes.Status403Forbidden, "Forbidden path");

    /// <summary>WebDAV PUT: 201 for a new file, 204 for the same again.</summary>
    public async Task<OldUploadAnswer> PutAsync(
        string path, string? shownIdText, Stream content, CancellationToken cancellationToken)
    {
        if (await FindTargetAsync(path, shownIdText, cancellationToken) is not { } target || target.Path.Length == 0)
        {
            return Forbidden;
        }

        return await WriteAsync(target, content, cancellationToken) switch
        {
            ArtifactPut.Created => new OldUploadAnswer(StatusCodes.Status201Created, ""),
            ArtifactPut.Same => new OldUploadAnswer(StatusCodes.Status204NoContent, ""),
            ArtifactPut.TooLarge => new OldUploadAnswer(StatusCodes.Status413PayloadTooLarge, "File too large"),
            ArtifactPut.NoRoom => new OldUploadAnswer(StatusCodes.Status507InsufficientStorage, "Disk is full"),
            ArtifactPut.PathTaken => new OldUploadAnswer(StatusCodes.Status409Conflict, "Path is taken"),
            ArtifactPut.OtherContent => new OldUploadAnswer(StatusCodes.Status409Conflict, "File already exists"),
            ArtifactPut.Ended or ArtifactPut.NotAllowed => Forbidden,
            var outcome => throw Unexpected(outcome),
        };
    }

    /// <summary>WebDAV MKCOL: 201 for a new folder, 405 for one that is there. Missing parents are made too.</summary>
    public async Task<OldUploadAnswer> MakeFolderAsync(
        string path, string? shownIdText, CancellationToken cancellationToken)
    {
        if (await FindTargetAsync(path, shownIdText, cancellationToken) is not { } target
            || (target.IsPackage && !packages.AreAllowed))
        {
            return Forbidden;
        }

        return await files.CreateFolderAsync(target.Root, target.Path, cancellationToken) switch
        {
            FolderOutcome.Created => new OldUploadAnswer(StatusCodes.Status201Created, ""),
            FolderOutcome.Exists => new OldUploadAnswer(StatusCodes.Status405MethodNotAllowed, "Folder exists"),
            FolderOutcome.PathTaken => new OldUploadAnswer(StatusCodes.Status409Conflict, "Path is taken"),
            var outcome => throw new ArgumentOutOfRangeException(
                nameof(path), outcome, "This outcome has no answer here."),
        };
    }

    /// <summary>POST of the newer boxes, with the statuses and texts that they know.</summary>
    public async Task<OldUploadAnswer> PostAsync(
        string path, string? shownIdText, string? token, Stream content, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(shownIdText) || string.IsNullOrEmpty(token))
        {
            return new OldUploadAnswer(StatusCodes.Status401Unauthorized, "Unauthorized - no job params");
        }

        var permit = ShownId.TryParse(shownIdText, out var shownId)
            ? await access.CheckAsync(shownId, token, cancellationToken)
            : null;
        return permit is null or { Kind: UploadPermitKind.NotFound or UploadPermitKind.WrongToken }
            ? new OldUploadAnswer(StatusCodes.Status401Unauthorized, "Unauthorized - no job")
            : await PostAsync(permit, path, content, cancellationToken);
    }

    private async Task<OldUploadAnswer> PostAsync(
        UploadPermit permit, string path, Stream content, CancellationToken cancellationToken)
    {
        if (path.Trim('/') is "result" or "initrd")
        {
            return new OldUploadAnswer(StatusCodes.Status402PaymentRequired, "Empty path");
        }

        if (ResultPath.FindProblem(path[1..]) is not null)
        {
            return new OldUploadAnswer(StatusCodes.Status406NotAcceptable, "Illegal path");
        }

        if (permit.Kind == UploadPermitKind.Ended)
        {
            return AnswerEnded(permit);
        }

        if (UploadTarget.Find(permit, path) is not { Path.Length: > 0 } target)
        {
            return Forbidden;
        }

        await using var body = await FirstByteStream.OpenAsync(content, cancellationToken);
        if (body.IsEmpty)
        {
            return new OldUploadAnswer(StatusCodes.Status400BadRequest, "Empty body");
        }

        return await WriteAsync(target, body, cancellationToken) switch
        {
            ArtifactPut.Created or ArtifactPut.Same =>
                new OldUploadAnswer(StatusCodes.Status200OK, "File uploaded successfully"),
            ArtifactPut.PathTaken or ArtifactPut.OtherContent =>
                new OldUploadAnswer(StatusCodes.Status409Conflict, "File already exists"),
            ArtifactPut.TooLarge => new OldUploadAnswer(StatusCodes.Status413PayloadTooLarge, "File too large"),
            ArtifactPut.NoRoom => new OldUploadAnswer(StatusCodes.Status507InsufficientStorage, "Disk is full"),
            ArtifactPut.NotAllowed => Forbidden,
            ArtifactPut.Ended => AnswerEnded(permit),
            var outcome => throw Unexpected(outcome),
        };
    }

    /// <summary>
    /// An attempt that came to its post-run has uploaded what it had; another one was taken from its box.
    /// </summary>
    private static OldUploadAnswer AnswerEnded(UploadPermit permit) => permit.Attempt?.PostRunAt is null
        ? new OldUploadAnswer(StatusCodes.Status403Forbidden, "Job not running")
        : new OldUploadAnswer(StatusCodes.Status423Locked, "Job data already uploaded");

    private static ArgumentOutOfRangeException Unexpected(ArtifactPut outcome) =>
        new(nameof(outcome), outcome, "This outcome has no answer here.");

    private async Task<UploadTarget?> FindTargetAsync(
        string path, string? shownIdText, CancellationToken cancellationToken)
    {
        var trimmed = path.TrimEnd('/');
        if (!ShownId.TryParse(shownIdText, out var shownId) || trimmed.Length < 2 ||
            ResultPath.FindProblem(trimmed[1..]) is not null)
        {
            return null;
        }

        var permit = await access.CheckShownIdAsync(shownId, cancellationToken);
        return permit.Kind == UploadPermitKind.Granted ? UploadTarget.Find(permit, trimmed) : null;
    }

    private Task<ArtifactPut> WriteAsync(
        UploadTarget target, Stream content, CancellationToken cancellationToken) =>
        target.IsPackage
        ? packages.PutAsync(target, content, cancellationToken)
        : artifacts.PutAsync(target.Permit, target.Path, content, sha256: null, cancellationToken);
}
