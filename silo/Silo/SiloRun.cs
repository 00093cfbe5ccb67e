using Boxyard.Backups;
using Boxyard.Storage;

namespace Boxyard.Silo;

/// <summary>Starts the silo and keeps it running. A silo that cannot start says why in words, not by a stack.</summary>
internal static class SiloRun
{
    private const int CannotStart = 1;

    public static async Task<int> RunAsync(WebApplication app, UpkeepArguments upkeep)
    {
        var mistakes = app.Services.GetRequiredService<StartMistakes>().Lines
            .Concat(SettingsCheck.FindRefused(app.Services))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (mistakes.Count > 0)
        {
            await WriteMistakesAsync(mistakes);
            return CannotStart;
        }

        if (upkeep.Kind != UpkeepKind.None)
        {
            return await UpkeepCommand.RunAsync(upkeep, app.Services);
        }

        try
        {
            await app.StartAsync();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or StoreException)
        {
            await Console.Error.WriteLineAsync($"Boxyard cannot start: {failure.Message}");
            return CannotStart;
        }

        await app.WaitForShutdownAsync();
        // Closes the database: the log of SQLite, which may hold what was removed since, goes with its last connection.
        await app.DisposeAsync();
        return 0;
    }

    private static async Task WriteMistakesAsync(List<string> mistakes)
    {
        var found = mistakes.Count == 1 ? "there is a mistake" : $"there are {mistakes.Count} mistakes";
        await Console.Error.WriteLineAsync($"Boxyard cannot start: {found} in its settings.");
        foreach (var mistake in mistakes)
        {
            await Console.Error.WriteLineAsync($"  - {mistake}");
        }
    }
}
