using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Stat;

/// <summary>The bits of files' modes.</summary>
[PyModule("_stat")]
internal static partial class StatModule
{
    private const uint FormatMask = 0xF000;

    private const string Numbers =
        """
        SF_APPEND=262144 SF_ARCHIVED=65536 SF_DATALESS=1073741824 SF_FIRMLINK=8388608 SF_IMMUTABLE=131072 SF_NOUNLINK=1048576
        SF_SETTABLE=4294901760 SF_SNAPSHOT=2097152 ST_ATIME=7 ST_CTIME=9 ST_DEV=2 ST_GID=5 ST_INO=1 ST_MODE=0 ST_MTIME=8 ST_NLINK=3
        ST_SIZE=6 ST_UID=4 S_ENFMT=1024 S_IEXEC=64 S_IFBLK=24576 S_IFCHR=8192 S_IFDIR=16384 S_IFDOOR=0 S_IFIFO=4096 S_IFLNK=40960
        S_IFPORT=0 S_IFREG=32768 S_IFSOCK=49152 S_IFWHT=0 S_IREAD=256 S_IRGRP=32 S_IROTH=4 S_IRUSR=256 S_IRWXG=56 S_IRWXO=7 S_IRWXU=448
        S_ISGID=1024 S_ISUID=2048 S_ISVTX=512 S_IWGRP=16 S_IWOTH=2 S_IWRITE=128 S_IWUSR=128 S_IXGRP=8 S_IXOTH=1 S_IXUSR=64 UF_APPEND=4
        UF_COMPRESSED=32 UF_DATAVAULT=128 UF_HIDDEN=32768 UF_IMMUTABLE=2 UF_NODUMP=1 UF_NOUNLINK=16 UF_OPAQUE=8 UF_SETTABLE=65535
        UF_TRACKED=64
        """;

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        return true;
    }

    [PyFunction("S_IFMT($module, mode, /)", HasTextSignature = false)]
    private static long Format(uint mode) => mode & FormatMask;

    [PyFunction("S_IMODE($module, mode, /)", HasTextSignature = false)]
    private static long Mode(uint mode) => mode & 0xFFF;

    [PyFunction("S_ISDIR($module, mode, /)", HasTextSignature = false)]
    private static bool IsDir(uint mode) => (mode & FormatMask) == 0x4000;

    [PyFunction("S_ISCHR($module, mode, /)", HasTextSignature = false)]
    private static bool IsChr(uint mode) => (mode & FormatMask) == 0x2000;

    [PyFunction("S_ISBLK($module, mode, /)", HasTextSignature = false)]
    private static bool IsBlk(uint mode) => (mode & FormatMask) == 0x6000;

    [PyFunction("S_ISREG($module, mode, /)", HasTextSignature = false)]
    private static bool IsReg(uint mode) => (mode & FormatMask) == 0x8000;

    [PyFunction("S_ISFIFO($module, mode, /)", HasTextSignature = false)]
    private static bool IsFifo(uint mode) => (mode & FormatMask) == 0x1000;

    [PyFunction("S_ISLNK($module, mode, /)", HasTextSignature = false)]
    private static bool IsLnk(uint mode) => (mode & FormatMask) == 0xA000;

    [PyFunction("S_ISSOCK($module, mode, /)", HasTextSignature = false)]
    private static bool IsSock(uint mode) => (mode & FormatMask) == 0xC000;

    [PyFunction("S_ISDOOR($module, mode, /)", HasTextSignature = false)]
    private static bool IsDoor(uint mode) => false;

    [PyFunction("S_ISPORT($module, mode, /)", HasTextSignature = false)]
    private static bool IsPort(uint mode) => false;

    [PyFunction("S_ISWHT($module, mode, /)", HasTextSignature = false)]
    private static bool IsWht(uint mode) => false;

    [PyFunction("filemode($module, mode, /)", HasTextSignature = false)]
    private static string FileMode(uint mode)
    {
        var text = new StringBuilder(10);
        text.Append((mode & FormatMask) switch
        {
            0x8000 => '-',
            0x4000 => 'd',
            0xA000 => 'l',
            0x6000 => 'b',
            0x2000 => 'c',
            0x1000 => 'p',
            0xC000 => 's',
            _ => '?',
        });
        AppendClass(text, mode >> 6, (mode & 0x800) != 0, 's');
        AppendClass(text, mode >> 3, (mode & 0x400) != 0, 's');
        AppendClass(text, mode, (mode & 0x200) != 0, 't');
        return text.ToString();
    }

    /// <summary>Read, write and execute of one class of users; a special bit shows in the place of execute, as a capital without it.</summary>
    private static void AppendClass(StringBuilder text, uint bits, bool special, char mark)
    {
        text.Append((bits & 4) != 0 ? 'r' : '-').Append((bits & 2) != 0 ? 'w' : '-');
        bool executable = (bits & 1) != 0;
        text.Append(special ? (executable ? mark : char.ToUpperInvariant(mark)) : executable ? 'x' : '-');
    }
}
