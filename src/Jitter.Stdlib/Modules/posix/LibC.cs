using System.Runtime.InteropServices;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>The functions of the C library under their own names (POSIX.1-2017; Linux's in section 2 of its manual pages).</summary>
internal static unsafe partial class LibC
{
    private const string Name = "libc";

    [LibraryImport(Name, SetLastError = true)]
    public static partial int access(byte* path, int mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int faccessat(int dir, byte* path, int mode, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int openat(int dir, byte* path, int flags, uint mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int close(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint read(int fd, void* buffer, nint count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint write(int fd, void* buffer, nint count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint pread(int fd, void* buffer, nint count, long offset);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint pwrite(int fd, void* buffer, nint count, long offset);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint readv(int fd, IoVector* vectors, int count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint writev(int fd, IoVector* vectors, int count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint preadv(int fd, IoVector* vectors, int count, long offset);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint pwritev(int fd, IoVector* vectors, int count, long offset);

    [LibraryImport(Name, SetLastError = true)]
    public static partial long lseek(int fd, long offset, int whence);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int dup(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int dup3(int fd, int fd2, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int dup2(int fd, int fd2);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int pipe2(int* fds, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fcntl(int fd, int command, nint argument);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int ioctl(int fd, nuint request, nint argument);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int isatty(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int ftruncate(int fd, long length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int truncate(byte* path, long length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fsync(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fdatasync(int fd);

    [LibraryImport(Name)]
    public static partial void sync();

    [LibraryImport(Name, SetLastError = true)]
    public static partial int flock(int fd, int operation);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int lockf(int fd, int command, long length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int statx(int dir, byte* path, int flags, uint mask, StatX* buffer);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int mkdirat(int dir, byte* path, uint mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int mkfifoat(int dir, byte* path, uint mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int mknodat(int dir, byte* path, uint mode, ulong device);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int unlinkat(int dir, byte* path, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int renameat(int dir, byte* from, int toDir, byte* to);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int linkat(int dir, byte* from, int toDir, byte* to, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int symlinkat(byte* target, int dir, byte* path);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint readlinkat(int dir, byte* path, byte* buffer, nint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fchmodat(int dir, byte* path, uint mode, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fchmod(int fd, uint mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fchownat(int dir, byte* path, uint uid, uint gid, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fchown(int fd, uint uid, uint gid);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int utimensat(int dir, byte* path, TimeSpec* times, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int futimens(int fd, TimeSpec* times);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int chdir(byte* path);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fchdir(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int chroot(byte* path);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* getcwd(byte* buffer, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint opendir(byte* path);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint fdopendir(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial DirectoryEntry* readdir(nint directory);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int closedir(nint directory);

    [LibraryImport(Name)]
    public static partial void rewinddir(nint directory);

    [LibraryImport(Name)]
    public static partial int getpid();

    [LibraryImport(Name)]
    public static partial int getppid();

    [LibraryImport(Name)]
    public static partial uint getuid();

    [LibraryImport(Name)]
    public static partial uint geteuid();

    [LibraryImport(Name)]
    public static partial uint getgid();

    [LibraryImport(Name)]
    public static partial uint getegid();

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getpgid(int pid);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setpgid(int pid, int group);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getsid(int pid);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setsid();

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setuid(uint id);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setgid(uint id);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int seteuid(uint id);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setegid(uint id);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setreuid(uint r, uint e);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setregid(uint r, uint e);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setresuid(uint r, uint e, uint s);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setresgid(uint r, uint e, uint s);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getresuid(uint* r, uint* e, uint* s);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getresgid(uint* r, uint* e, uint* s);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getgroups(int count, uint* groups);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setgroups(nuint count, uint* groups);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int initgroups(byte* name, uint group);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getgrouplist(byte* name, uint group, uint* groups, int* count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int killpg(int pid, int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int raise(int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int waitpid(int pid, int* status, int options);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int wait4(int pid, int* status, int options, void* usage);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int waitid(int type, uint id, byte* info, int options);

    [LibraryImport(Name)]
    public static partial uint umask(uint mask);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int nice(int increment);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getpriority(int which, uint who);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setpriority(int which, uint who, int priority);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getloadavg(double* values, int count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int uname(byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial long sysconf(int name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial long pathconf(byte* path, int name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial long fpathconf(int fd, int name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nuint confstr(int name, byte* buffer, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int statvfs(byte* path, StatVfs* buffer);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fstatvfs(int fd, StatVfs* buffer);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint sendfile(int output, int input, long* offset, nuint count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint copy_file_range(int input, long* inOffset, int output, long* outOffset, nuint count, uint flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint splice(int input, long* inOffset, int output, long* outOffset, nuint count, uint flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint getrandom(void* buffer, nuint size, uint flags);

    [LibraryImport(Name)]
    public static partial int posix_fadvise(int fd, long offset, long length, int advice);

    [LibraryImport(Name)]
    public static partial int posix_fallocate(int fd, long offset, long length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setenv(byte* name, byte* value, int overwrite);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int unsetenv(byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int execve(byte* path, byte** arguments, byte** environment);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fexecve(int fd, byte** arguments, byte** environment);

    [LibraryImport(Name)]
    public static partial void _exit(int status);

    [LibraryImport(Name)]
    public static partial void abort();

    [LibraryImport(Name, SetLastError = true)]
    public static partial long times(long* buffer);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sched_yield();

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sched_getaffinity(int pid, nuint size, byte* mask);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sched_setaffinity(int pid, nuint size, byte* mask);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sched_get_priority_max(int policy);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sched_get_priority_min(int policy);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int ttyname_r(int fd, byte* buffer, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcgetpgrp(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcsetpgrp(int fd, int group);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int openpty(int* main, int* terminal, byte* name, void* a, void* b);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_openpt(int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int grantpt(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int unlockpt(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int ptsname_r(int fd, byte* buffer, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int login_tty(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int memfd_create(byte* name, uint flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int eventfd(uint value, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* getlogin();

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint getxattr(byte* path, byte* name, void* value, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint lgetxattr(byte* path, byte* name, void* value, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint fgetxattr(int fd, byte* name, void* value, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setxattr(byte* path, byte* name, void* value, nuint size, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int lsetxattr(byte* path, byte* name, void* value, nuint size, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fsetxattr(int fd, byte* name, void* value, nuint size, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int removexattr(byte* path, byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int lremovexattr(byte* path, byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fremovexattr(int fd, byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint listxattr(byte* path, byte* list, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint llistxattr(byte* path, byte* list, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint flistxattr(int fd, byte* list, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn(int* pid, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnp(int* pid, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_addclose(void* actions, int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int fd, int fd2);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_addopen(void* actions, int fd, byte* path, int flags, uint mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_addchdir_np(void* actions, byte* path);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawn_file_actions_addclosefrom_np(void* actions, int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnattr_destroy(void* attributes);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnattr_setpgroup(void* attributes, int group);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* set);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* set);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int pthread_kill(nuint thread, int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int pthread_sigmask(int how, void* set, void* old);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sigpending(void* set);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sigtimedwait(void* set, byte* info, TimeSpec* timeout);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sigaction(int signal, void* action, void* old);

    [LibraryImport(Name)]
    public static partial uint alarm(uint seconds);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setitimer(int which, long* value, long* old);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getitimer(int which, long* value);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* strsignal(int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int clock_gettime(int clock, TimeSpec* time);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int clock_settime(int clock, TimeSpec* time);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int clock_getres(int clock, TimeSpec* time);

    [LibraryImport(Name)]
    public static partial int gettid();

    [LibraryImport(Name)]
    public static partial nuint pthread_self();

    [LibraryImport(Name, SetLastError = true)]
    public static partial int pthread_getcpuclockid(nuint thread, int* clock);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* localtime_r(long* time, Tm* result);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* gmtime_r(long* time, Tm* result);

    [LibraryImport(Name, SetLastError = true)]
    public static partial long mktime(Tm* time);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nuint strftime(byte* buffer, nuint size, byte* format, Tm* time);

    [LibraryImport(Name)]
    public static partial void tzset();

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* setlocale(int category, byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* nl_langinfo(int item);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int strcoll(byte* a, byte* b);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getrusage(int who, long* usage);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getrlimit(int resource, ulong* limits);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setrlimit(int resource, ulong* limits);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int prlimit(int pid, int resource, ulong* limits, ulong* old);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int ppoll(PollDescriptor* descriptors, nuint count, TimeSpec* timeout, void* mask);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int epoll_ctl(int epoll, int operation, int fd, void* entry);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int epoll_wait(int epoll, void* entries, int count, int timeout);

    [LibraryImport(Name, SetLastError = true)]
    public static partial Passwd* getpwnam(byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial Passwd* getpwuid(uint id);

    [LibraryImport(Name, SetLastError = true)]
    public static partial Passwd* getpwent();

    [LibraryImport(Name)]
    public static partial void setpwent();

    [LibraryImport(Name)]
    public static partial void endpwent();

    [LibraryImport(Name, SetLastError = true)]
    public static partial Group* getgrnam(byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial Group* getgrgid(uint id);

    [LibraryImport(Name, SetLastError = true)]
    public static partial Group* getgrent();

    [LibraryImport(Name)]
    public static partial void setgrent();

    [LibraryImport(Name)]
    public static partial void endgrent();

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcgetattr(int fd, void* attributes);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcsetattr(int fd, int when, void* attributes);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcsendbreak(int fd, int duration);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcdrain(int fd);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcflush(int fd, int queue);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int tcflow(int fd, int action);
}
