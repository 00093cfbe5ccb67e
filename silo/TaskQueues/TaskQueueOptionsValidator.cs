using Microsoft.Extensions.Options;

namespace Boxyard.TaskQueues;

/// <summary>Says every mistake in <see cref="TaskQueueOptions"/>.</summary>
internal sealed class TaskQueueOptionsValidator : IValidateOptions<TaskQueueOptions>
{
    private const int MaxTaskBytes = 4 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, TaskQueueOptions options)
    {
        var mistakes = new List<string>();
        if (options.Port is < 1 or > 65535)
        {
            mistakes.Add($"TaskQueue:Port is {options.Port}; it must be 1 to 65535, a port of --urls.");
        }

        if (options.MaxTaskBytes is < 1 or > MaxTaskBytes)
        {
            mistakes.Add($"TaskQueue:MaxTaskBytes is {options.MaxTaskBytes}; it must be 1 to {MaxTaskBytes}.");
        }

        if (!Enum.IsDefined(options.IdForm))
        {
            mistakes.Add($"TaskQueue:IdForm is {options.IdForm}; it must be Bare or Array.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
