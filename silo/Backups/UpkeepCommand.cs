using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Storage;
using Boxyard.Storage.Backups;

namespace Boxyard.Backups;

/// <summary>
/// Runs `backup`, `restore` and `login-token` in the silo's program, which has its settings, and tells of them.
/// </summary>
internal static class UpkeepCommand
{
    private const int Failed = 1;

    /// <summary>Done, but files were missing or damaged.</summary>
    private const int Incomplete = 3;

    /// <summary>What the commands run on.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddSingleton<StoredFilePlaces>()
        .AddTransient<BackupRun>()
        .AddTransient<RestoreRun>();

    public static async Task<int> RunAsync(UpkeepArguments arguments, IServiceProvider services)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            return arguments.Kind switch
            {
                UpkeepKind.Backup => await BackUpAsync(arguments, services, stopping.Token),
                UpkeepKind.Restore => await RestoreAsync(arguments, services, stopping.Token),
                UpkeepKind.LoginToken => await OfferLoginAsync(services, stopping.Token),
                UpkeepKind.None or _ => throw new InvalidOperationException($"{arguments.Kind} is no upkeep."),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or StoreException)
        {
            await Console.Error.WriteLineAsync($"The {Word(arguments.Kind)} failed: {failure.Message}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"The {Word(arguments.Kind)} was stopped.");
            return Failed;
        }
    }

    private static async Task<int> BackUpAsync(
        UpkeepArguments arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<BackupRun>().RunAsync(arguments.Folder, cancellationToken);
        var manifest = outcome.Manifest;
        await Console.Out.WriteLineAsync($"Backed up into {Path.GetFullPath(arguments.Folder)}");
        await Console.Out.WriteLineAsync($"  {Describe(manifest.Database)}");
        await Console.Out.WriteLineAsync(
            $"  {manifest.FileCount} files, {manifest.FileBytes} bytes; "
            + $"{outcome.CopiedCount} files, {outcome.CopiedBytes} bytes were copied now");
        return await TellProblemsAsync(manifest.Problems);
    }

    private static async Task<int> RestoreAsync(
        UpkeepArguments arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var run = services.GetRequiredService<RestoreRun>();
        var outcome = await run.RunAsync(arguments.Folder, arguments.SkippedIds, cancellationToken);
        await Console.Out.WriteLineAsync($"Restored what was backed up at {outcome.Manifest.TakenAt:u}");
        await Console.Out.WriteLineAsync($"  {Describe(outcome.Manifest.Database)}");
        await Console.Out.WriteLineAsync($"  {outcome.FileCount} logs and files, {outcome.FileBytes} bytes");
        return await TellProblemsAsync(outcome.Problems);
    }

    private static async Task<int> OfferLoginAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var token = TokenText.New(TokenText.SetupPrefix);
        await services.RunUpkeepAsync(
            () => services.GetRequiredService<IAccountStore>().AddSetupTokenAsync(
                TokenText.HashOf(token), isAsked: true, cancellationToken),
            cancellationToken);
        await services.GetRequiredService<StartOutput>().WriteAsync(
            "This token makes an admin, or gives one who has lost all tokens another, once, within a day; give it to "
            + $"`boxyard login --name NAME`:\n  {token}");
        return 0;
    }

    private static string Word(UpkeepKind kind) => kind switch
    {
        UpkeepKind.Backup => "backup",
        UpkeepKind.Restore => "restore",
        UpkeepKind.LoginToken => "login token",
        UpkeepKind.None or _ => throw new InvalidOperationException($"{kind} is no upkeep."),
    };

    private static string Describe(DatabaseSnapshot database)
    {
        var states = database.Jobs.Where(count => count.Value > 0).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {count.Key.Word()}");
        return $"{database.Jobs.Values.Sum()} jobs ({string.Join(", ", states)}), {database.AttemptCount} attempts";
    }

    private static async Task<int> TellProblemsAsync(IReadOnlyCollection<string> problems)
    {
        if (problems.Count == 0)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync($"{problems.Count} files are not there as their rows say:");
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync($"  {problem}");
        }

        return Incomplete;
    }
}
