using Boxyard.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Boxyard.Silo;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            mistakes.AddError("Storage:DataDirectory: a folder must be named (--data DIR).");
        }

        if (options.Postgres is { } text && FindProblem(text) is { } problem)
        {
            mistakes.AddError($"Storage:Postgres: {problem} Write it as Host=db;Database=boxyard;Username=boxyard.");
        }

        if (options.MaxUnknownBoxes < 1)
        {
            mistakes.AddError($"Storage:MaxUnknownBoxes: {options.MaxUnknownBoxes} must be 1 or more.");
        }

        if (options.KeepSecrets < TimeSpan.Zero)
        {
            mistakes.AddError($"Storage:KeepSecrets: {options.KeepSecrets} must be 0 or more.");
        }

        foreach (var (submitter, weight) in options.Weights)
        {
            if (!double.IsFinite(weight) || weight <= 0)
            {
                mistakes.AddError($"Storage:Weights:{submitter}: {weight} must be above 0.");
            }
        }

        return mistakes.Build();
    }

    /// <summary>Says nothing of the text itself: it may hold a password.</summary>
    private static string? FindProblem(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is null ? "it names no Host." : null;
        }
        catch (ArgumentException wrong)
        {
            return $"{wrong.Message}.";
        }
    }
}
