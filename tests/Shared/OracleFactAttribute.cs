namespace Jitter.Tests;

/// <summary>A fact about this machine's CPython 3.13; without one the test is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OracleFactAttribute : FactAttribute
{
    public OracleFactAttribute()
    {
        if (CPython.Path is null)
        {
            Skip = "There is no CPython 3.13.0 (docs/TESTING.md).";
        }
    }
}
