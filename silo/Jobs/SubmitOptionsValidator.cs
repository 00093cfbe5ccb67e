using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

internal sealed class SubmitOptionsValidator : IValidateOptions<SubmitOptions>
{
    private const int MaxBatchJobs = 10_000;

    public ValidateOptionsResult Validate(string? name, SubmitOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.MaxBatchJobs is < 1 or > MaxBatchJobs)
        {
            mistakes.AddError($"Submit:MaxBatchJobs: {options.MaxBatchJobs} is not within 1 and 10000.");
        }

        return mistakes.Build();
    }
}
