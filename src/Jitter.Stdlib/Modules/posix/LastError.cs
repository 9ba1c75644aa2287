namespace Jitter.Stdlib.Modules.Posix;

/// <summary>errno as the last declared call of the C library left it.</summary>
internal static class LastError
{
    public static int Value
    {
        get => global::System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        set => global::System.Runtime.InteropServices.Marshal.SetLastPInvokeError(value);
    }
}
