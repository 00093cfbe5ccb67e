using Boxyard.Jobs;

namespace Boxyard.TaskQueues;

/// <summary>The old TaskQueue service.</summary>
public sealed class TaskQueueOptions
{
    public const string SectionName = "TaskQueue";

    /// <summary>
    /// Bare: new tasks get a number, as before 2020-09. Array: `LAB.N`, and a task must name its lab. Default Array.
    /// </summary>
    public SubmitAnswerForm IdForm { get; set; } = SubmitAnswerForm.Array;

    /// <summary>
    /// A port of `--urls` on which the service has its paths without `/taskqueue`, as its clients know it: 3060 of old.
    /// Default none.
    /// </summary>
    public int? Port { get; set; }

    /// <summary>Bytes of one task, 1 to 4 MiB. Default 1 MiB.</summary>
    public int MaxTaskBytes { get; set; } = 1024 * 1024;
}
