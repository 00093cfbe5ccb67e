using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Boxyard.Storage.Backups;

namespace Boxyard.Backups;

/// <summary>What a backup holds, in `manifest.json`: written last, so that a folder with one is complete.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";
    public const int CurrentFormat = 2;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public required int Format { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public required DatabaseSnapshot Database { get; init; }

    /// <summary>Where the database is, below the backup's folder; its files are in the list as well.</summary>
    public required string DatabaseFolder { get; init; }

    /// <summary>The list of files, with its own hash.</summary>
    public required SavedFile FileList { get; init; }

    public required int FileCount { get; init; }

    public required long FileBytes { get; init; }

    /// <summary>Files that rows name and that were not there, or had other content.</summary>
    public required ImmutableArray<string> Problems { get; init; }

    public static async Task<BackupManifest?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Join(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Json, cancellationToken);
        }
        catch (JsonException broken)
        {
            throw new IOException($"'{path}' cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>Complete and on disk before it has its name.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Join(folder, FileName);
        await using (var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write))
        {
            await JsonSerializer.SerializeAsync(file, this, Json, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
        Results.DurableFolder.Sync(folder);
    }
}
