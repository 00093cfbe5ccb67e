using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>One job of a matrix, and what was chosen for it: `iperf.protocol=udp`.</summary>
internal sealed record MatrixJob(YamlMappingNode Job, IReadOnlyList<string> Chosen);
