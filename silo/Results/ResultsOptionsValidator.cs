using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>Finds every mistake in the section `Results`.</summary>
internal sealed class ResultsOptionsValidator : IValidateOptions<ResultsOptions>
{
    public ValidateOptionsResult Validate(string? name, ResultsOptions options)
    {
        var mistakes = new List<string>();
        Check(
            options.Directory != "",
            "Results:Directory is empty; name the folder that keeps results, or leave the setting out.");
        Check(options.MaxLogBytes > 0, $"Results:MaxLogBytes is {options.MaxLogBytes}; it must be at least 1.");
        Check(
            options.MaxArtifactBytes > 0,
            $"Results:MaxArtifactBytes is {options.MaxArtifactBytes}; it must be at least 1.");
        Check(
            options.MinFreeBytes >= 0,
            $"Results:MinFreeBytes is {options.MinFreeBytes}; it must be at least 0, which is no limit.");
        Check(
            options.ExtractInterval >= TimeSpan.FromSeconds(1) && options.ExtractInterval <= TimeSpan.FromHours(1),
            $"Results:ExtractInterval is {options.ExtractInterval}; it must be from 1 s to 1 h.");
        Check(
            options.MaxExtractDelay >= options.ExtractInterval && options.MaxExtractDelay <= TimeSpan.FromDays(1),
            $"Results:MaxExtractDelay is {options.MaxExtractDelay}; it must be from Results:ExtractInterval to 1 day.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

        void Check(bool isFit, string mistake)
        {
            if (!isFit)
            {
                mistakes.Add(mistake);
            }
        }
    }
}
