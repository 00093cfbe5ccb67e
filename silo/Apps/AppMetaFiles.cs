using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Boxyard.Apps.Code;
using Boxyard.Results;

namespace Boxyard.Apps;

/// <summary>
/// The files that show apps, below <see cref="AppFolder"/>: first the bytes are on disk, then the app's rows name them.
/// </summary>
internal sealed partial class AppMetaFiles(AppReadings readings, IAppStore apps, IResultFiles files) : IDisposable
{
    /// <summary>Files that once were stored in the database are read whole: one after another.</summary>
    private readonly SemaphoreSlim _oldFiles = new(1);

    /// <summary>A file of an app for who may read it.</summary>
    public async Task<AppMetaFileReading> OpenAsync(
        AppName name, string fileName, AppCaller caller, CancellationToken cancellationToken)
    {
        var reading = await readings.ReadAsync(name, caller, cancellationToken);
        var known = !reading.Rights.Has(AppPermission.Read) ? null : reading.App?.MetaFiles.FirstOrDefault(
            candidate => string.Equals(candidate.FileName, fileName, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            return new AppMetaFileReading(reading.Rights);
        }

        if (await apps.FindFileAsync(name, known.FileName, cancellationToken) is { } file)
        {
            var content = files.OpenFile(AppFolder.Root, file.Path) ?? throw new IOException(
                $"The file {file.Path} of {name} is missing below {AppFolder.Root}. Put it back from a backup.");
            return new AppMetaFileReading(reading.Rights, known.Kind, content, file.Sha256);
        }

        return await OpenOldAsync(name, known, reading.Rights, cancellationToken);
    }

    /// <summary>Puts content on disk, and says how many bytes it had. It has its place once it is published.</summary>
    public async Task<(StagedMetaFile File, long ReadCount)> StageAsync(
        AppMetaFileName name, Stream content, long length, CancellationToken cancellationToken)
    {
        var path = Guid.NewGuid().ToString("n");
        if (name.Kind == AppMetaFileKind.ScienceDescription)
        {
            using var text = new MemoryStream();
            await content.CopyToAsync(text, cancellationToken);
            using var shown = new MemoryStream(WithoutTags(text.ToArray()));
            return (await StageAsync(name, path, shown, cancellationToken), text.Length);
        }

        await using var counted = new CountedStream(content, length);
        return (await StageAsync(name, path, counted, cancellationToken), counted.Count);
    }

    /// <summary>Gives the files their places, so that rows may name them.</summary>
    public static async Task PublishAsync(GitCheckout code, CancellationToken cancellationToken)
    {
        foreach (var file in code.MetaFiles)
        {
            if (!await file.Content.PublishAsync(cancellationToken))
            {
                throw new IOException($"A folder stands at {AppFolder.Root}/{file.File.Path}. Remove it.");
            }
        }
    }

    /// <summary>No row names them after all.</summary>
    public void Remove(GitCheckout code)
    {
        foreach (var file in code.MetaFiles)
        {
            files.Remove(AppFolder.Root, file.File.Path);
        }
    }

    public void Dispose() => _oldFiles.Dispose();

    private async Task<StagedMetaFile> StageAsync(
        AppMetaFileName name, string path, Stream content, CancellationToken cancellationToken)
    {
        var staging = await files.StageAsync(AppFolder.Root, path, content, long.MaxValue, cancellationToken);
        var staged = staging.File
            ?? throw new IOException($"A file below {AppFolder.Root} could not be kept: {staging.Outcome}.");
        var file = new AppMetaFile { Name = name, Path = path, Size = staged.Size, Sha256 = staged.Sha256 };
        return new StagedMetaFile(file, staged);
    }

    private async Task<AppMetaFileReading> OpenOldAsync(
        AppName name, AppMetaFileName known, AppRights rights, CancellationToken cancellationToken)
    {
        await _oldFiles.WaitAsync(cancellationToken);
        try
        {
            if (await apps.FindOldFileAsync(name, known.FileName, cancellationToken) is not { } content)
            {
                return new AppMetaFileReading(rights);
            }

            var shown = known.Kind == AppMetaFileKind.ScienceDescription ? WithoutTags(content) : content;
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(shown));
            return new AppMetaFileReading(rights, known.Kind, new MemoryStream(shown), sha256);
        }
        finally
        {
            _oldFiles.Release();
        }
    }

    /// <summary>Clients render Markdown, and rely on us that it brings no HTML: its tags are shown as text.</summary>
    private static byte[] WithoutTags(byte[] markdown) =>
        Encoding.UTF8.GetBytes(TagStart().Replace(Encoding.UTF8.GetString(markdown), "&lt;"));

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TagStart();
}
