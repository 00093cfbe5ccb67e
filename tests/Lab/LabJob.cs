using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>Jobs for the minimal OS.</summary>
internal static class LabJob
{
    public static JobDocument Of(string group, string script, string osMount = "nfs") => JobDocument.FromText(
        $"""
         suite: lab
         tbox_group: {group}
         os: debian
         os_version: 12
         os_arch: x86_64
         os_mount: {osMount}
         script: |
         {string.Join('\n', script.Split('\n').Select(line => "  " + line))}
         """);
}
