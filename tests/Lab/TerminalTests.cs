using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>The command line as people meet it: in their shells, on a real terminal.</summary>
public sealed class TerminalTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-terminal-");
    private LabSilo? _silo;

    private LabSilo Silo => _silo!;

    public async Task InitializeAsync() => _silo = await LabSilo.StartAsync(Path.Combine(_folder.FullName, "data"));

    public async Task DisposeAsync()
    {
        await Silo.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("bash --norc --noprofile", "eval \"$(boxyard completion bash)\"")]
    [InlineData("zsh -f", "autoload -U compinit; compinit -D; eval \"$(boxyard completion zsh)\"")]
    [InlineData("fish --no-config", "boxyard completion fish | source")]
    public async Task A_shell_completes_commands_options_and_what_the_silo_knows(string shell, string setUp)
    {
        await Silo.Client.Queues.PauseAsync("vm-completed.x86_64");
        await using var terminal = await TmuxTerminal.StartAsync(Silo.Address, _folder.FullName, shell.Split(' '));
        await terminal.TypeAsync($"{setUp}; echo is $HOME ready");
        await terminal.PressAsync("Enter");
        await terminal.WaitForAsync($"is {_folder.FullName} ready");

        await terminal.TypeAsync("boxyard sub");
        await terminal.PressAsync("Tab");
        await terminal.WaitForAsync("boxyard submit");
        await terminal.TypeAsync("--fol");
        await terminal.PressAsync("Tab");
        await terminal.WaitForAsync("boxyard submit --follow");
        await terminal.PressAsync("C-c");
        await terminal.TypeAsync("boxyard queues resume vm-com");
        await terminal.PressAsync("Tab");
        await terminal.WaitForAsync("boxyard queues resume vm-completed.x86_64");
    }

    [Fact]
    public async Task The_live_screen_follows_the_lab_until_q_is_typed()
    {
        await using var terminal = await TmuxTerminal.StartAsync(
            Silo.Address, _folder.FullName, "sh", "-c", "boxyard top -d 1; echo left with $?; exec sleep 100");
        await terminal.WaitForAsync("0 queued, 0 with a box; 0 boxes: 0 busy, 0 held");

        await Silo.Client.Jobs.SubmitAsync(
            JobDocument.FromText("suite: watched\ntestbox: vm-watched\nos_arch: x86_64\n"));

        await terminal.WaitForAsync("1 queued, 0 with a box");
        await terminal.WaitForAsync("vm-watched.x86_64");
        await terminal.PressAsync("q");
        await terminal.WaitForAsync("left with 0");
    }

    [Fact]
    public async Task Waits_show_a_bar_on_a_terminal_and_clear_it()
    {
        var file = Path.Combine(_folder.FullName, "job.yaml");
        await File.WriteAllTextAsync(file, "suite: a\ntestbox: vm-bar\nos_arch: x86_64\n");
        await using var terminal = await TmuxTerminal.StartAsync(
            Silo.Address, _folder.FullName, "sh", "-c", $"boxyard submit --wait -n 2 {file}; echo left with $?; exec sleep 100");

        await terminal.WaitForAsync(screen => screen.Contains("jobs ━", StringComparison.Ordinal)
            && screen.Contains("0%", StringComparison.Ordinal), "a bar");
        await Silo.Client.Jobs.CancelAsync(1);
        await terminal.WaitForAsync("50%");
        await Silo.Client.Jobs.CancelAsync(2);

        await terminal.WaitForAsync(screen => screen.Contains("left with 1", StringComparison.Ordinal)
            && !screen.Contains('━'), "the end, without a bar");
    }
}
