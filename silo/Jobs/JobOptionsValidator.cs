using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

internal sealed class JobOptionsValidator : IValidateOptions<JobOptions>
{
    private const int MaxRetries = 100;
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, JobOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        CheckName("Lab", options.Lab);
        CheckName("Os", options.Os);
        CheckName("OsArch", options.OsArch);
        CheckName("OsVersion", options.OsVersion);
        CheckName("LkpInitrdUser", options.LkpInitrdUser);
        if (DockerImage.FindProblem(options.DockerImage) is { } problem)
        {
            mistakes.AddError($"Jobs:DockerImage: '{options.DockerImage}' {problem}");
        }

        if (options.RunTimeout <= TimeSpan.Zero || options.RunTimeout > LongestRun)
        {
            mistakes.AddError($"Jobs:RunTimeout: {options.RunTimeout} is not within 1 s and 30 days.");
        }

        if (options.InfraRetries is < 0 or > MaxRetries)
        {
            mistakes.AddError($"Jobs:InfraRetries: {options.InfraRetries} is not within 0 and 100.");
        }

        return mistakes.Build();

        void CheckName(string setting, string value)
        {
            if (SafeName.FindProblem(value) is { } wrong)
            {
                mistakes.AddError($"Jobs:{setting}: '{value}' {wrong}");
            }
        }
    }
}
