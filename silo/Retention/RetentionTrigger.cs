namespace Boxyard.Retention;

/// <summary>What makes a rule remove something.</summary>
internal enum RetentionTrigger
{
    /// <summary>The time since a job's end.</summary>
    Age,

    /// <summary>More jobs have ended than are kept by number.</summary>
    Count,

    /// <summary>The disk has less free than is to be kept free.</summary>
    Space,
}
