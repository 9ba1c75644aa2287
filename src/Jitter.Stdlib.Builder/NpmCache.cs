using System.ComponentModel;
using System.Diagnostics;

namespace Jitter.Stdlib.Builder;

/// <summary>Fetches npm packages, each once.</summary>
internal static class NpmCache
{
    private const string Otherwise = "or set the property or environment variable JitterStdlibFolder to the Lib folder of CPython 3.13";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>The path of a package's tarball, which is fetched if the folder does not hold it.</summary>
    /// <exception cref="BuildException">npm is missing or fails, or the registry's package is not the pinned one.</exception>
    public static string Fetch(string package, string integrity, string folder)
    {
        string tarball = Path.Combine(folder, package.Replace('@', '-') + ".tgz");
        if (File.Exists(tarball) && PyodidePackage.HasIntegrity(tarball, integrity))
        {
            return tarball;
        }

        // Another build may be fetching into the same folder.
        string own = Path.Combine(folder, Path.GetRandomFileName());
        Directory.CreateDirectory(own);
        try
        {
            RunNpm(package, own);
            string fetched = Array.Find(Directory.GetFiles(own), file => file.EndsWith(".tgz", StringComparison.Ordinal))
                ?? throw new BuildException($"'npm pack {package}' left no package; {Otherwise}");
            if (!PyodidePackage.HasIntegrity(fetched, integrity))
            {
                throw new BuildException($"npm's package {package} does not have the hash {integrity} that the build expects");
            }

            File.Move(fetched, tarball, overwrite: true);
            return tarball;
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static void RunNpm(string package, string folder)
    {
        // On Windows npm is a script, which only a shell starts.
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd.exe" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments = ["pack", package, "--loglevel=error", "--no-update-notifier"];
        foreach (string argument in OperatingSystem.IsWindows() ? ["/c", "npm", .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            process = null;
        }

        using (process)
        {
            if (process is null)
            {
                throw new BuildException($"npm was not found, which fetches Python's standard library ({package}): install Node.js with npm, {Otherwise}");
            }

            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(s_limit))
            {
                process.Kill(entireProcessTree: true);
                throw new BuildException($"'npm pack {package}' did not end within {s_limit.TotalMinutes:0} minutes; check the network, {Otherwise}");
            }

            if (process.ExitCode != 0)
            {
                throw new BuildException($"'npm pack {package}' failed with exit code {process.ExitCode}{Reason(output.Result + errors.Result)}; check the network and npm's settings, {Otherwise}");
            }
        }
    }

    private static string Reason(string output)
    {
        string? line = Array.Find(output.Split('\n', StringSplitOptions.TrimEntries), line => line.StartsWith("npm error", StringComparison.Ordinal));
        return line is null ? "" : $" ({line})";
    }
}
