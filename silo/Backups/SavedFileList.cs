using System.Globalization;
using System.Text;

namespace Boxyard.Backups;

/// <summary>The files of a backup, one a line: hash, size, path.</summary>
internal static class SavedFileList
{
    public static async Task WriteAsync(
        string path, IEnumerable<SavedFile> files, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using (var writer = new StreamWriter(target, new UTF8Encoding(), leaveOpen: true) { NewLine = "\n" })
        {
            foreach (var file in files)
            {
                await writer.WriteLineAsync($"{file.Sha256} {file.Size} {file.Path}".AsMemory(), cancellationToken);
            }
        }

        target.Flush(flushToDisk: true);
    }

    public static async Task<List<SavedFile>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var files = new List<SavedFile>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            var parts = line.Split(' ', 3);
            if (parts.Length < 3
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || parts[2].Split('/').Contains(".."))
            {
                throw new IOException($"'{path}' has a line that is none of a backup: '{line}'.");
            }

            files.Add(new SavedFile(parts[2], size, parts[0]));
        }

        return files;
    }
}
