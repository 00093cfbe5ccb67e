using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>Reads a job from a file or from the standard input.</summary>
internal static class JobFile
{
    public static async Task<JobDocument> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var text = file == "-"
            ? await Console.In.ReadToEndAsync(cancellationToken)
            : await ReadFileAsync(file, cancellationToken);
        return string.IsNullOrWhiteSpace(text)
            ? throw new UsageException($"{file} is empty: a job needs at least suite and testbox or tbox_group.")
            : JobDocument.FromText(text);
    }

    private static async Task<string> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the job: {exception.Message}");
        }
    }
}
