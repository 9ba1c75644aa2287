using Jitter.Primitives.Text.Unicode;
using Jitter.Regex;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>_sre: what the re package compiles its patterns to.</summary>
[PyModule("_sre", Types = [])]
public static partial class SreModule
{
    [PyConstant("MAGIC")]
    private const int Magic = 20230612;

    [PyConstant("CODESIZE")]
    private const int CodeSize = 4;

    [PyConstant("MAXREPEAT")]
    private const long MaxRepeat = uint.MaxValue;

    [PyConstant("MAXGROUPS")]
    private const long MaxGroups = int.MaxValue / 2;

    [PyConstant("copyright")]
    private const string Copyright = " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ";

    [PyFunction("compile($module, /, pattern, flags, code, groups, groupindex, indexgroup)")]
    private static PyObject? Compile(PyObject pattern, int flags, PyList code, nint groups, PyDict groupindex, PyTuple indexgroup)
    {
        var units = new uint[code.Count];
        for (int i = 0; i < units.Length; i++)
        {
            if (code[i] is not PyInt number || !number.TryGetInt64(out long unit))
            {
                return Errors.Raise(PyExceptions.TypeError, "an integer is required");
            }

            if (unit is < 0 or > uint.MaxValue)
            {
                return Errors.Raise(PyExceptions.OverflowError, "regular expression code size limit exceeded");
            }

            units[i] = (uint)unit;
        }

        try
        {
            RegexProgram program = RegexProgram.Compile(units, flags, groups);
            return new PyPattern(pattern, flags, units, program, groupindex, indexgroup);
        }
        catch (InvalidPatternCodeException exception)
        {
            return Errors.Raise(PyExceptions.RuntimeError, exception.Message);
        }
        catch (InsufficientExecutionStackException)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }
    }

    [PyFunction("template(pattern, template, /)")]
    private static PyObject? Template(PyObject pattern, PyList template) => PyTemplate.From(template);

    [PyFunction("getcodesize($module, /)")]
    private static int GetCodeSize() => CodeSize;

    [PyFunction("ascii_iscased(character, /)")]
    private static bool IsAsciiCased(int character) => character < 128 && char.IsAsciiLetter((char)character);

    [PyFunction("ascii_tolower(character, /)")]
    private static int ToAsciiLower(int character) => character is >= 'A' and <= 'Z' ? character + 32 : character;

    [PyFunction("unicode_iscased(character, /)")]
    private static bool IsUnicodeCased(int character) =>
        (uint)character <= 0x10FFFF && (UnicodeData.ToLower(character) != character || UnicodeData.ToUpper(character) != character);

    [PyFunction("unicode_tolower(character, /)")]
    private static int ToUnicodeLower(int character) => (uint)character <= 0x10FFFF ? UnicodeData.ToLower(character) : character;
}
