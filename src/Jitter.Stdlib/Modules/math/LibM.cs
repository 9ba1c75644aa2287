using System.Runtime.InteropServices;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>Functions of the C library's libm that .NET does not have, so that results are CPython's to the last bit.</summary>
internal static unsafe class LibM
{
    private static readonly nint s_library = Load();

    private static readonly delegate* unmanaged<double, double> s_erf = (delegate* unmanaged<double, double>)Find("erf");
    private static readonly delegate* unmanaged<double, double> s_erfc = (delegate* unmanaged<double, double>)Find("erfc");
    private static readonly delegate* unmanaged<double, double> s_expm1 = (delegate* unmanaged<double, double>)Find("expm1");
    private static readonly delegate* unmanaged<double, double> s_log1p = (delegate* unmanaged<double, double>)Find("log1p");
    private static readonly delegate* unmanaged<double, double> s_exp2 = (delegate* unmanaged<double, double>)Find("exp2");

    /// <summary>The error function.</summary>
    public static double Erf(double x) => s_erf(x);

    /// <summary>The complementary error function.</summary>
    public static double Erfc(double x) => s_erfc(x);

    /// <summary>e**x - 1.</summary>
    public static double Expm1(double x) => s_expm1(x);

    /// <summary>log(1 + x).</summary>
    public static double Log1p(double x) => x == 0 ? x : s_log1p(x);

    /// <summary>2**x.</summary>
    public static double Exp2(double x) => s_exp2(x);

    private static nint Load()
    {
        foreach (string name in new[] { "libm.so.6", "libm.so", "libSystem.dylib", "ucrtbase.dll" })
        {
            if (NativeLibrary.TryLoad(name, out nint library))
            {
                return library;
            }
        }

        throw new DllNotFoundException("libm");
    }

    private static nint Find(string name) => NativeLibrary.GetExport(s_library, name);
}
