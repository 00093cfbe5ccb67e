namespace Boxyard.Jobs;

/// <summary>Groups of boxes (`tbox_group`) and the queues that are named after them.</summary>
public static class TestboxGroup
{
    public static string Of(string testbox, GroupRule rule) => rule switch
    {
        GroupRule.TrailingNumber => WithoutTrailingNumber(testbox),
        GroupRule.FirstPart => FirstPart(testbox),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };

    /// <summary>
    /// The queue of a group: virtual machines and containers of several architectures share a group, so theirs ends in
    /// the architecture.
    /// </summary>
    public static string QueueOf(string group, string arch) => IsVirtual(group) ? $"{group}.{arch}" : group;

    private static bool IsVirtual(string group) =>
        group.StartsWith("vm-", StringComparison.Ordinal)
        || group.StartsWith("dc-", StringComparison.Ordinal)
        || group.StartsWith("vt-", StringComparison.Ordinal);

    private static string WithoutTrailingNumber(string testbox)
    {
        var end = testbox.AsSpan().TrimEnd("0123456789").Length;
        return end > 1 && end < testbox.Length && testbox[end - 1] == '-' ? testbox[..(end - 1)] : testbox;
    }

    private static string FirstPart(string testbox)
    {
        var dot = testbox.IndexOf('.', StringComparison.Ordinal);
        var dashes = testbox.IndexOf("--", StringComparison.Ordinal);
        var end = dot < 0 || (dashes >= 0 && dashes < dot) ? dashes : dot;
        return end > 0 ? testbox[..end] : testbox;
    }
}
