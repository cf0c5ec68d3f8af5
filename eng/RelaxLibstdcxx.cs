using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Makes a copy of TorchSharp's bridge library that loads on a host whose libstdc++ is older than the one it was built with.
/// </summary>
/// <remarks>
/// libLibTorchSharp.so 0.107.0 asks libstdc++ for version GLIBCXX_3.4.32 (GCC 13) because of a single symbol, which does nothing:
/// std::ios_base_library_init, a hook that says that streams are in use. The copy names in its place a function that the library
/// imports anyway and that has no effect either, std::chrono::steady_clock::now, and marks the version as weak, so that the
/// dynamic linker warns at the most. The package's own file is never touched. Compiled by MSBuild (netstandard2.0, so no spans).
/// </remarks>
public sealed class RelaxLibstdcxx : Task
{
    private const string NeededVersion = "GLIBCXX_3.4.32";
    private const string MissingSymbol = "_ZSt21ios_base_library_initv";
    private const string HarmlessSymbol = "_ZNSt6chrono3_V212steady_clock3nowEv";
    private const int SectionDynamicSymbols = 11;
    private const int SectionVersionNeeds = 0x6ffffffe;
    private const int SectionVersions = 0x6fffffff;
    private const int SymbolSize = 24;
    private const ushort WeakVersion = 2;

    /// <summary>The package's library.</summary>
    [Required]
    public string Library { get; set; }

    /// <summary>Where the copy goes.</summary>
    [Required]
    public string Copy { get; set; }

    /// <summary>auto: only where this host's libstdc++ needs it; always; never.</summary>
    [Required]
    public string Mode { get; set; }

    /// <summary>Whether <see cref="Copy"/> has been made and is to be used.</summary>
    [Output]
    public bool Relaxed { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        if (Mode == "never" || (Mode == "auto" && HostHasVersion()))
        {
            return true;
        }

        if (Mode != "auto" && Mode != "always")
        {
            Log.LogError("LibstdcxxFix is '" + Mode + "'; it must be auto, always or never.");
            return false;
        }

        var bytes = File.ReadAllBytes(Library);
        if (!Relax(bytes))
        {
            return !Log.HasLoggedErrors;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Copy));
        var aside = Copy + "." + System.Diagnostics.Process.GetCurrentProcess().Id + ".tmp";
        File.WriteAllBytes(aside, bytes);
        File.Delete(Copy);
        File.Move(aside, Copy);
        File.SetLastWriteTimeUtc(Copy, File.GetLastWriteTimeUtc(Library));
        Relaxed = true;
        return true;
    }

    /// <summary>The libstdc++ that this very process runs on, else the usual places.</summary>
    private static IEnumerable<string> Libstdcxx()
    {
        if (File.Exists("/proc/self/maps"))
        {
            foreach (var line in File.ReadAllLines("/proc/self/maps"))
            {
                var slash = line.IndexOf('/');
                if (slash > 0 && Path.GetFileName(line.Substring(slash)).StartsWith("libstdc++.so.6", StringComparison.Ordinal))
                {
                    yield return line.Substring(slash);
                }
            }
        }

        foreach (var folder in new[] { "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib" })
        {
            yield return folder + "/libstdc++.so.6";
        }
    }

    private bool HostHasVersion()
    {
        foreach (var path in Libstdcxx())
        {
            if (File.Exists(path))
            {
                var has = Latin1(File.ReadAllBytes(path)).IndexOf(NeededVersion + "\0", StringComparison.Ordinal) >= 0;
                Log.LogMessage(MessageImportance.Low, path + (has ? " has " : " lacks ") + NeededVersion);
                return has;
            }
        }

        // Without a libstdc++ to look at there is nothing to repair.
        return true;
    }

    private static string Latin1(byte[] bytes)
    {
        return Encoding.GetEncoding(28591).GetString(bytes);
    }

    /// <summary>Rewrites the library in memory; false where it does not ask for the symbol or is of a form not known here.</summary>
    private bool Relax(byte[] bytes)
    {
        if (bytes.Length < 64 || bytes[0] != 0x7F || bytes[1] != 'E' || bytes[2] != 'L' || bytes[3] != 'F' || bytes[4] != 2 || bytes[5] != 1)
        {
            Log.LogError(Library + ": expected a 64-bit little-endian ELF library. Restore the TorchSharp package again.");
            return false;
        }

        int symbols = 0, symbolBytes = 0, strings = 0, versions = 0, needs = 0, needCount = 0;
        int sections = (int)BitConverter.ToUInt64(bytes, 40), size = BitConverter.ToUInt16(bytes, 58), count = BitConverter.ToUInt16(bytes, 60);
        for (var i = 0; i < count; i++)
        {
            var section = sections + i * size;
            var offset = (int)BitConverter.ToUInt64(bytes, section + 24);
            switch (BitConverter.ToInt32(bytes, section + 4))
            {
                case SectionDynamicSymbols:
                    symbols = offset;
                    symbolBytes = (int)BitConverter.ToUInt64(bytes, section + 32);
                    strings = (int)BitConverter.ToUInt64(bytes, sections + BitConverter.ToInt32(bytes, section + 40) * size + 24);
                    break;
                case SectionVersions:
                    versions = offset;
                    break;
                case SectionVersionNeeds:
                    needs = offset;
                    needCount = BitConverter.ToInt32(bytes, section + 44);
                    break;
            }
        }

        Func<int, string> name = at =>
        {
            var end = Array.IndexOf(bytes, (byte)0, strings + at);
            return Encoding.ASCII.GetString(bytes, strings + at, end - strings - at);
        };
        int missing = -1, harmless = -1;
        for (var i = 0; i < symbolBytes / SymbolSize; i++)
        {
            switch (name(BitConverter.ToInt32(bytes, symbols + i * SymbolSize)))
            {
                case MissingSymbol:
                    missing = i;
                    break;
                case HarmlessSymbol:
                    harmless = i;
                    break;
            }
        }

        if (missing < 0)
        {
            return false;
        }

        if (harmless < 0 || versions == 0 || needs == 0)
        {
            Log.LogError(Library + ": asks for " + MissingSymbol + ", which this host's libstdc++ lacks, and offers nothing to put in its " +
                "place. Build on a host with GCC 13's libstdc++ or newer (Debian 13, Ubuntu 24.04), or use TorchSharp 0.107.0.");
            return false;
        }

        Array.Copy(bytes, symbols + harmless * SymbolSize, bytes, symbols + missing * SymbolSize, 4);
        Array.Copy(bytes, versions + harmless * 2, bytes, versions + missing * 2, 2);
        for (int need = needs, i = 0; i < needCount; i++)
        {
            var version = need + BitConverter.ToInt32(bytes, need + 8);
            for (var j = 0; j < BitConverter.ToUInt16(bytes, need + 2); j++)
            {
                if (name(BitConverter.ToInt32(bytes, version + 8)) == NeededVersion)
                {
                    bytes[version + 4] |= (byte)WeakVersion;
                }

                version += BitConverter.ToInt32(bytes, version + 12);
            }

            need += BitConverter.ToInt32(bytes, need + 12);
        }

        return true;
    }
}
