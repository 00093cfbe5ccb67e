namespace Boxyard.Agent;

/// <summary>Boxes of one kind: `Count` of them, named `Name-FirstNumber` and so on.</summary>
public sealed class BoxSetOptions
{
    /// <summary>What the boxes are made of. Default Container.</summary>
    public BoxDriverKind Driver { get; set; } = BoxDriverKind.Container;

    /// <summary>The group (`tbox_group`) whose jobs they run. Must be set.</summary>
    public string Group { get; set; } = "";

    /// <summary>How their names begin. Default: the group.</summary>
    public string? Name { get; set; }

    /// <summary>The first box's number; hosts of one group count from different ones. Default 1.</summary>
    public int FirstNumber { get; set; } = 1;

    /// <summary>How many boxes. Default 1.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Processors of each. Default 1; 0: no limit for containers. Processes are not limited.</summary>
    public double Cpus { get; set; } = 1;

    /// <summary>Memory of each in MiB, which counts in the host's budget. Default 1024.</summary>
    public int Memory { get; set; } = 1024;

    /// <summary>The queues that they serve, in order. Default: those of the group.</summary>
    public string[] Queues { get; set; } = [];
}
