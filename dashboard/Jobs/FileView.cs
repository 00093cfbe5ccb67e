namespace Boxyard.Dashboard.Jobs;

/// <summary>How a file of a job is shown.</summary>
internal enum FileView
{
    /// <summary>It can only be downloaded.</summary>
    None,

    Text,

    /// <summary>As text, indented anew.</summary>
    Json,

    Image,

    /// <summary>In a frame in which nothing runs.</summary>
    Html,
}
