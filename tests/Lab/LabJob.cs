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
         # On a busy machine an emulated timer can be too late for the kernel's check of it.
         kernel_custom_params: no_timer_check
         script: |
         {string.Join('\n', script.Split('\n').Select(line => "  " + line))}
         """);
}
