using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Boxyard.Agent;

/// <summary>Starts the agent. One that cannot start says why in words, not by a stack.</summary>
internal static class AgentStart
{
    private const int CannotStart = 1;

    /// <summary>EX_CONFIG: another start would only tell it again, so a service manager need not make one.</summary>
    private const int WrongSettings = 78;

    public static async Task<int> RunAsync(IServiceProvider services)
    {
        var mistakes = services.GetRequiredService<StartMistakes>().Lines.Concat(FindRefused(services)).ToList();
        if (mistakes.Count > 0)
        {
            var found = mistakes.Count == 1 ? "there is a mistake" : $"there are {mistakes.Count} mistakes";
            await Console.Error.WriteLineAsync($"Boxyard's agent cannot start: {found} in its settings.");
            foreach (var mistake in mistakes)
            {
                await Console.Error.WriteLineAsync($"  - {mistake}");
            }

            return WrongSettings;
        }

        try
        {
            await services.GetRequiredService<AgentRun>().RunAsync();
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Boxyard's agent cannot start: {failure.Message}");
            return CannotStart;
        }
    }

    private static IEnumerable<string> FindRefused(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IOptions<AgentOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return refused.Failures;
        }
    }
}
