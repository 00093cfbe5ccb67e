using System.CommandLine;
using System.CommandLine.Completions;
using Boxyard.Client;

namespace Boxyard.Cli.Completion;

/// <summary>
/// Ids and names that the silo knows, for the shell. Who waits at a prompt gets nothing rather than a pause: a silo
/// that does not answer at once is not waited for.
/// </summary>
internal static class SiloNames
{
    /// <summary>How long a shell may stand still.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private const int MaxNames = 50;

    /// <summary>The argument ID of a job.</summary>
    public static Argument<long> JobId() =>
        new("ID") { Description = "The job's id.", HelpName = "ID", CompletionSources = { context => Jobs(context) } };

    public static IEnumerable<CompletionItem> Jobs(CompletionContext context) => Ask(context, async (client, token) =>
    {
        var query = new JobQuery { Text = Prefix(context), PageSize = MaxNames };
        var jobs = await client.Jobs.ListAsync(query, token).Take(MaxNames).ToListAsync(token);
        return jobs.Select(job => new CompletionItem(
            $"{job.Id}", detail: $"{job.Suite} {JobStateText.Of(job.State)}"));
    });

    public static IEnumerable<CompletionItem> Groups(CompletionContext context) => Ask(context, async (client, token) =>
    {
        var jobs = await client.Jobs.ListAsync(new JobQuery { PageSize = 500 }, token).Take(500).ToListAsync(token);
        return jobs.Select(job => job.Group).Distinct().Select(name => new CompletionItem(name));
    });

    public static IEnumerable<CompletionItem> Boxes(CompletionContext context) => Ask(context, async (client, token) =>
    {
        var boxes = await client.Testboxes.ListAsync(token).ToListAsync(token);
        return boxes.Select(box => new CompletionItem(box.Name));
    });

    public static IEnumerable<CompletionItem> Queues(CompletionContext context) => Ask(context, async (client, token) =>
    {
        var queues = await client.Queues.ListAsync(token);
        return queues.Select(queue => new CompletionItem(queue.Name));
    });

    public static IEnumerable<CompletionItem> States(CompletionContext context) =>
        JobStateText.All.Select(state => new CompletionItem(JobStateText.Of(state)));

    private static string? Prefix(CompletionContext context) =>
        context.WordToComplete.Length == 0 ? null : context.WordToComplete;

    private static IEnumerable<CompletionItem> Ask(
        CompletionContext context,
        Func<BoxyardClient, CancellationToken, Task<IEnumerable<CompletionItem>>> askAsync)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            var options = ServerAddress.ToOptions(
                context.ParseResult, UserSettings.OfProcess(), areFilesOptional: true);
            using var client = new BoxyardClient(options with { RequestTimeout = Timeout, MaxRetryCount = 0 });
            // Completions are asked for synchronously, by a library without a synchronization context.
            return [.. askAsync(client, timeout.Token).GetAwaiter().GetResult()
                .Where(item => item.Label.StartsWith(context.WordToComplete, StringComparison.Ordinal))];
        }
        catch (Exception exception) when (exception
            is BoxyardException or UsageException or OperationCanceledException)
        {
            return [];
        }
    }
}
